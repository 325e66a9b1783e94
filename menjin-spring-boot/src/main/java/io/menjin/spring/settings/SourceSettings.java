package io.menjin.spring.settings;

import io.menjin.core.secret.AppSecret;
import io.menjin.core.source.AppId;
import io.menjin.core.source.PushCredentials;
import io.menjin.core.source.Source;
import io.menjin.core.source.SourceName;
import io.menjin.spring.diagnostics.Misconfigurations;
import io.menjin.spring.diagnostics.ProductionMisconfigurations;
import io.menjin.spring.properties.PushProperties;
import io.menjin.spring.properties.SourceProperties;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks {@code menjin.sources}. */
public final class SourceSettings {
    private static final String EMULATED = "wxemu";

    /** A few characters over and over, or the digits in order: what examples and tests have. */
    private static final Pattern PLACEHOLDER =
            Pattern.compile("(.{1,8})\\1+|(?:0123456789abcdef)+", Pattern.CASE_INSENSITIVE);

    private SourceSettings() {}

    /**
     * The sources of the configuration.
     *
     * @param production whether AppIDs of the emulator are refused
     * @throws org.springframework.boot.diagnostics.FailureAnalyzedException when something is wrong with them
     */
    public static ConfiguredSources of(Map<String, SourceProperties> properties, boolean production) {
        if (properties.isEmpty()) {
            throw Misconfigurations.noSource();
        }
        List<Source> sources = new ArrayList<>();
        Map<String, List<String>> aliases = new LinkedHashMap<>();
        properties.forEach((alias, source) -> {
            Source checked = check(alias, source, production);
            aliases.computeIfAbsent(checked.appId().value(), appId -> new ArrayList<>())
                    .add(alias);
            sources.add(checked);
        });
        aliases.forEach((appId, sharing) -> {
            if (sharing.size() > 1) {
                throw Misconfigurations.duplicateAppId(appId, sharing);
            }
        });
        return new ConfiguredSources(sources);
    }

    private static Source check(String alias, SourceProperties source, boolean production) {
        if (source.steps().stream().distinct().count() != source.steps().size()) {
            throw Misconfigurations.badSteps(alias);
        }
        AppId appId = appId(alias, source.appId());
        boolean emulated = appId.value().startsWith(EMULATED);
        if (emulated && production) {
            throw ProductionMisconfigurations.emulatedApp(alias, appId.value());
        }
        return new Source(
                name(alias),
                appId,
                appSecret(alias, source.appSecret(), emulated, production),
                source.openPlatform(),
                source.registration(),
                source.phonePolicy(),
                source.steps(),
                source.contentCheck(),
                push(alias, source.push()));
    }

    private static SourceName name(String alias) {
        try {
            return new SourceName(alias);
        } catch (IllegalArgumentException e) {
            throw Misconfigurations.badSourceName(alias);
        }
    }

    private static AppId appId(String alias, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw Misconfigurations.missing("menjin.sources." + alias + ".app-id", "the AppID from WeChat's console");
        }
        try {
            return new AppId(text);
        } catch (IllegalArgumentException e) {
            throw Misconfigurations.badAppId(alias);
        }
    }

    private static AppSecret appSecret(String alias, @Nullable AppSecret secret, boolean emulated, boolean production) {
        if (secret == null) {
            throw Misconfigurations.missing(
                    "menjin.sources." + alias + ".app-secret", "the AppSecret from WeChat's console");
        }
        Placeholders.requireResolved("menjin.sources." + alias + ".app-secret", secret);
        if (!emulated && !secret.reveal().matches("[0-9a-fA-F]{32}")) {
            throw Misconfigurations.badAppSecret(alias, secret.reveal().length());
        }
        if (production && PLACEHOLDER.matcher(secret.reveal()).matches()) {
            throw ProductionMisconfigurations.placeholderSecret(alias);
        }
        return secret;
    }

    private static @Nullable PushCredentials push(String alias, PushProperties push) {
        Placeholders.requireResolved("menjin.sources." + alias + ".push.token", push.token());
        Placeholders.requireResolved("menjin.sources." + alias + ".push.encoding-aes-key", push.encodingAesKey());
        if (push.token() == null) {
            if (push.encodingAesKey() != null) {
                throw Misconfigurations.pushKeyWithoutToken(alias);
            }
            return null;
        }
        if (push.encodingAesKey() != null && !push.encodingAesKey().reveal().matches("[A-Za-z0-9+/]{43}")) {
            throw Misconfigurations.badPushKey(alias);
        }
        return new PushCredentials(push.token(), push.encodingAesKey());
    }
}
