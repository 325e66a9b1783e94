package io.menjin.core;

import io.menjin.core.login.LoginSettings;
import io.menjin.core.session.SessionCacheSettings;
import io.menjin.core.session.SessionPolicy;
import io.menjin.core.sessionkey.OpenDataPolicy;
import java.time.Duration;
import java.util.Objects;

/**
 * Everything that may be set. Immutable; the {@code with} methods give changed copies.
 *
 * @param sessions how long sessions live
 * @param sessionCache how checks of tokens are remembered on this node
 * @param logins how logins behave
 * @param openData which blobs are accepted
 * @param coolingOff how long a closing can be withdrawn; zero erases at once
 * @param purgeAfter how long ended sessions are kept, so that a late device learns why its token is dead
 * @param avatarPrefix address under which avatars are served, with a slash at the end
 * @param maxAvatarBytes how large an uploaded avatar may be
 */
public record MenjinSettings(
        SessionPolicy sessions,
        SessionCacheSettings sessionCache,
        LoginSettings logins,
        OpenDataPolicy openData,
        Duration coolingOff,
        Duration purgeAfter,
        String avatarPrefix,
        int maxAvatarBytes) {

    /** The defaults of all parts; 7 days of cooling-off, ended sessions kept for 7 days, avatars of at most 2 MiB. */
    public static final MenjinSettings DEFAULT = new MenjinSettings(
            SessionPolicy.DEFAULT,
            SessionCacheSettings.DEFAULT,
            LoginSettings.DEFAULT,
            OpenDataPolicy.DEFAULT,
            Duration.ofDays(7),
            Duration.ofDays(7),
            "/v1/avatars/",
            2 * 1024 * 1024);

    public MenjinSettings {
        Objects.requireNonNull(sessions, "sessions");
        Objects.requireNonNull(sessionCache, "sessionCache");
        Objects.requireNonNull(logins, "logins");
        Objects.requireNonNull(openData, "openData");
        Objects.requireNonNull(avatarPrefix, "avatarPrefix");
        if (coolingOff.isNegative() || purgeAfter.isNegative()) {
            throw new IllegalArgumentException("cooling-off and purging cannot be in the past");
        }
        if (maxAvatarBytes < 1) {
            throw new IllegalArgumentException("maxAvatarBytes must be positive");
        }
    }

    public MenjinSettings withSessions(SessionPolicy changed) {
        return new MenjinSettings(
                changed, sessionCache, logins, openData, coolingOff, purgeAfter, avatarPrefix, maxAvatarBytes);
    }

    public MenjinSettings withSessionCache(SessionCacheSettings changed) {
        return new MenjinSettings(
                sessions, changed, logins, openData, coolingOff, purgeAfter, avatarPrefix, maxAvatarBytes);
    }

    public MenjinSettings withLogins(LoginSettings changed) {
        return new MenjinSettings(
                sessions, sessionCache, changed, openData, coolingOff, purgeAfter, avatarPrefix, maxAvatarBytes);
    }

    public MenjinSettings withOpenData(OpenDataPolicy changed) {
        return new MenjinSettings(
                sessions, sessionCache, logins, changed, coolingOff, purgeAfter, avatarPrefix, maxAvatarBytes);
    }

    public MenjinSettings withCoolingOff(Duration changed) {
        return new MenjinSettings(
                sessions, sessionCache, logins, openData, changed, purgeAfter, avatarPrefix, maxAvatarBytes);
    }

    public MenjinSettings withPurgeAfter(Duration changed) {
        return new MenjinSettings(
                sessions, sessionCache, logins, openData, coolingOff, changed, avatarPrefix, maxAvatarBytes);
    }

    public MenjinSettings withAvatars(String prefix, int maxBytes) {
        return new MenjinSettings(sessions, sessionCache, logins, openData, coolingOff, purgeAfter, prefix, maxBytes);
    }
}
