package io.menjin.emulator.internal.world;

import io.menjin.emulator.EmulatorSettings;
import io.menjin.emulator.KeyRotation;
import io.menjin.emulator.Settings;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The session_key model. WeChat states: one valid key a user at a time; a login may replace it, but not within a
 * minimum period; use prolongs it; a reset replaces it and keeps its expiry. Lifetime and minimum period are unpublished
 * and therefore settings.
 *
 * @see <a href="https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/signature.html">WeChat</a>
 */
public final class SessionKeys {

    private final Ids ids;
    private final Map<IdentityKey, SessionKey> current = new TreeMap<>(IdentityKey.ORDER);

    SessionKeys(Ids ids) {
        this.ids = ids;
    }

    /** The key as it is, alive or not. */
    public @Nullable SessionKey peek(IdentityKey identity) {
        return current.get(identity);
    }

    /** What {@code wx.login} does to the key. Returns the key in force afterwards. */
    public SessionKey login(IdentityKey identity, Instant now, EmulatorSettings settings) {
        SessionKey key = current.get(identity);
        if (key == null || !key.isAlive(now) || replaces(settings, key, now)) {
            return rotate(identity, now, settings);
        }
        return prolong(identity, key, now, settings);
    }

    /** The key in force for a use that needs one (an exchange, a tap); makes one if there is none alive. */
    public SessionKey use(IdentityKey identity, Instant now, EmulatorSettings settings) {
        SessionKey key = current.get(identity);
        if (key == null || !key.isAlive(now)) {
            return rotate(identity, now, settings);
        }
        return prolong(identity, key, now, settings);
    }

    public SessionKey rotate(IdentityKey identity, Instant now, EmulatorSettings settings) {
        return replace(identity, now, now.plus(settings.get(Settings.SESSION_KEY_TTL)));
    }

    /** A new value that inherits the old expiry, as {@code resetusersessionkey} does. */
    public SessionKey reset(IdentityKey identity, SessionKey old, Instant now) {
        return replace(identity, now, old.expiresAt());
    }

    public void expire(IdentityKey identity, Instant now) {
        SessionKey key = current.get(identity);
        if (key != null && key.isAlive(now)) {
            current.put(identity, new SessionKey(key.value(), key.version(), key.rotatedAt(), now));
        }
    }

    Map<IdentityKey, SessionKey> all() {
        return current;
    }

    private static boolean replaces(EmulatorSettings settings, SessionKey key, Instant now) {
        KeyRotation rotation = settings.get(Settings.SESSION_KEY_ROTATION);
        return switch (rotation) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AFTER_MINIMUM_PERIOD ->
                !now.isBefore(key.rotatedAt().plus(settings.get(Settings.SESSION_KEY_MINIMUM_PERIOD)));
        };
    }

    private SessionKey replace(IdentityKey identity, Instant now, Instant expiresAt) {
        SessionKey old = current.get(identity);
        long version = old == null ? 1 : old.version() + 1;
        SessionKey fresh = new SessionKey(ids.sessionKey(), version, now, expiresAt);
        current.put(identity, fresh);
        return fresh;
    }

    private SessionKey prolong(IdentityKey identity, SessionKey key, Instant now, EmulatorSettings settings) {
        Instant end = now.plus(settings.get(Settings.SESSION_KEY_TTL));
        if (!end.isAfter(key.expiresAt())) {
            return key;
        }
        SessionKey longer = new SessionKey(key.value(), key.version(), key.rotatedAt(), end);
        current.put(identity, longer);
        return longer;
    }
}
