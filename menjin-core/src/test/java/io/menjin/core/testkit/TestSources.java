package io.menjin.core.testkit;

import io.menjin.core.account.Step;
import io.menjin.core.secret.AppSecret;
import io.menjin.core.source.AppId;
import io.menjin.core.source.PhonePolicy;
import io.menjin.core.source.RegistrationPolicy;
import io.menjin.core.source.Source;
import io.menjin.core.source.SourceName;
import io.menjin.core.source.Sources;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Sources that tests change as they like. Thread-safe. */
public final class TestSources implements Sources {

    public static final SourceName SHOP = new SourceName("shop");
    public static final SourceName CLUB = new SourceName("club");
    public static final SourceName ALONE = new SourceName("alone");

    private final Map<SourceName, Source> sources = new ConcurrentHashMap<>();

    /** {@code shop} and {@code club} in one open platform, {@code alone} in none; all of them open. */
    public TestSources() {
        put(source(SHOP, "group", RegistrationPolicy.OPEN, PhonePolicy.REJECT));
        put(source(CLUB, "group", RegistrationPolicy.OPEN, PhonePolicy.REJECT));
        put(source(ALONE, null, RegistrationPolicy.OPEN, PhonePolicy.REJECT));
    }

    /** A source whose AppID derives from its name. */
    public static Source source(
            SourceName name, @Nullable String openPlatform, RegistrationPolicy registration, PhonePolicy phones) {
        return new Source(
                name,
                new AppId("wx-" + name.value()),
                new AppSecret("c4n4ry-secret-" + name.value()),
                openPlatform,
                registration,
                phones,
                List.of(Step.PROFILE, Step.PHONE),
                false,
                null);
    }

    public void put(Source source) {
        sources.put(source.name(), source);
    }

    public void remove(SourceName name) {
        sources.remove(name);
    }

    /** Sets the policies of a source. */
    public void policies(SourceName name, RegistrationPolicy registration, PhonePolicy phones) {
        put(source(name, get(name).openPlatform(), registration, phones));
    }

    public Source get(SourceName name) {
        return find(name).orElseThrow();
    }

    @Override
    public Optional<Source> find(SourceName name) {
        return Optional.ofNullable(sources.get(name));
    }

    @Override
    public Optional<Source> findByAppId(AppId appId) {
        return sources.values().stream()
                .filter(source -> source.appId().equals(appId))
                .findFirst();
    }

    @Override
    public Collection<Source> all() {
        return sources.values();
    }
}
