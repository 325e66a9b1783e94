package io.menjin.core.sessionkey;

import io.menjin.core.account.OpenId;
import io.menjin.core.crypto.Vault;
import io.menjin.core.secret.SessionKey;
import io.menjin.core.source.AppId;
import io.menjin.core.store.SealedSessionKey;
import io.menjin.core.store.SessionKeyStore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest few session_keys of each identity, sealed at rest. Thread-safe.
 *
 * <p>WeChat encrypts with the key of the moment of the tap, while a login that comes in between may bring a new one, and
 * two logins may arrive in either order; so several are kept, in the order in which WeChat gave them.
 */
public final class SessionKeyRing {

    private static final Logger log = LoggerFactory.getLogger(SessionKeyRing.class);

    private final SessionKeyStore store;
    private final Vault vault;

    public SessionKeyRing(SessionKeyStore store, Vault vault) {
        this.store = Objects.requireNonNull(store, "store");
        this.vault = Objects.requireNonNull(vault, "vault");
    }

    /** Prepares a key for the store. */
    public SealedSessionKey seal(AppId appId, OpenId openId, SessionKey key, Instant obtainedAt) {
        byte[] plain = key.reveal().getBytes(StandardCharsets.UTF_8);
        String context = context(appId, openId);
        return new SealedSessionKey(vault.blindIndex(context, key.reveal()), vault.seal(context, plain), obtainedAt);
    }

    /** Adds a key outside a login that issues a session. */
    public void add(AppId appId, OpenId openId, SealedSessionKey key) {
        store.add(appId, openId, key);
    }

    /** The keys of an identity, the one obtained last first. One that no master key opens any more is left out. */
    public List<RingKey> keys(AppId appId, OpenId openId) {
        return store.keys(appId, openId).stream()
                .flatMap(resting -> open(appId, openId, resting))
                .toList();
    }

    /** The key obtained last. */
    public Optional<RingKey> newest(AppId appId, OpenId openId) {
        return keys(appId, openId).stream().findFirst();
    }

    private Stream<RingKey> open(AppId appId, OpenId openId, SealedSessionKey resting) {
        try {
            byte[] plain = vault.open(context(appId, openId), resting.key());
            return Stream.of(
                    new RingKey(new SessionKey(new String(plain, StandardCharsets.UTF_8)), resting.obtainedAt()));
        } catch (IllegalStateException e) {
            log.warn("a session_key is lost: {}", e.getMessage());
            return Stream.empty();
        }
    }

    private static String context(AppId appId, OpenId openId) {
        return "session-key:" + appId.value() + ":" + openId.value();
    }

    /**
     * A key out of the ring.
     *
     * @param obtainedAt when WeChat gave it to us
     */
    public record RingKey(SessionKey key, Instant obtainedAt) {}
}
