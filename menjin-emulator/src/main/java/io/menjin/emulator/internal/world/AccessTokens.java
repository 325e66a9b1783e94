package io.menjin.emulator.internal.world;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The access_tokens of all apps. The two kinds do not touch each other.
 *
 * @see <a href="https://developers.weixin.qq.com/doc/oplatform/developers/dev/AccessToken">WeChat on token life</a>
 */
public final class AccessTokens {

    public static final Duration LIFE = Duration.ofHours(2);

    /** How long a replaced token works on, and how long before its end a stable token is renewed. */
    public static final Duration OVERLAP = Duration.ofMinutes(5);

    /** Dead tokens are remembered only to explain a refusal. */
    private static final int REMEMBERED = 20_000;

    private final Ids ids;
    private final Map<String, AccessToken> byValue = new LinkedHashMap<>();
    private final Map<String, String> currentByLine = new LinkedHashMap<>();

    AccessTokens(Ids ids) {
        this.ids = ids;
    }

    public @Nullable AccessToken find(String value) {
        return byValue.get(value);
    }

    /** The newest token of an app and kind, dead or alive. */
    public @Nullable AccessToken current(String appId, TokenKind kind) {
        String value = currentByLine.get(line(appId, kind));
        return value == null ? null : byValue.get(value);
    }

    /**
     * Issues a token.
     *
     * @param overlap how long the one before works on
     */
    public AccessToken issue(String appId, TokenKind kind, Instant now, Duration overlap) {
        AccessToken old = current(appId, kind);
        if (old != null) {
            byValue.put(old.value(), old.retired(now, now.plus(overlap)));
        }
        AccessToken fresh = new AccessToken(ids.accessToken(), appId, kind, now, now.plus(LIFE), null);
        byValue.put(fresh.value(), fresh);
        currentByLine.put(line(appId, kind), fresh.value());
        forgetOldest();
        return fresh;
    }

    /** Tokens come back in the order they were issued, so the last of a line is its current one. */
    void restore(AccessToken token) {
        byValue.put(token.value(), token);
        currentByLine.put(line(token.appId(), token.kind()), token.value());
    }

    Collection<AccessToken> all() {
        return byValue.values();
    }

    private void forgetOldest() {
        Iterator<AccessToken> oldestFirst = byValue.values().iterator();
        while (byValue.size() > REMEMBERED && oldestFirst.hasNext()) {
            AccessToken token = oldestFirst.next();
            if (!token.value().equals(currentByLine.get(line(token.appId(), token.kind())))) {
                oldestFirst.remove();
            }
        }
    }

    private static String line(String appId, TokenKind kind) {
        return appId + " " + kind;
    }
}
