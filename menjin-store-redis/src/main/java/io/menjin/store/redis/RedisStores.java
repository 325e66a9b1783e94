package io.menjin.store.redis;

import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.menjin.core.crypto.Vault;
import io.menjin.core.limit.RateLimiter;
import io.menjin.core.store.ChangeFeed;
import io.menjin.core.store.LoginLedger;
import io.menjin.core.store.OnceStore;
import io.menjin.core.store.SessionKeyStore;
import io.menjin.core.store.SessionStore;
import io.menjin.store.redis.internal.Keys;
import io.menjin.store.redis.internal.feed.RedisChangeFeed;
import io.menjin.store.redis.internal.limit.RedisRateLimiter;
import io.menjin.store.redis.internal.link.Link;
import io.menjin.store.redis.internal.session.RedisLoginLedger;
import io.menjin.store.redis.internal.session.RedisOnceStore;
import io.menjin.store.redis.internal.session.RedisSessionKeyStore;
import io.menjin.store.redis.internal.session.RedisSessionStore;
import io.menjin.store.redis.internal.session.RingWriter;
import io.menjin.store.redis.internal.token.RedisAccessTokens;
import io.menjin.wechat.token.SharedAccessTokens;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Sessions and what belongs to them in Redis 6 or later. Accounts stay in SQL; losing Redis loses sessions only.
 * Thread-safe; one instance serves a whole application.
 *
 * <p>Every method of every store fails with {@link io.menjin.core.store.StoreUnavailableException} while Redis does not
 * answer, after {@link RedisStoreSettings#timeout} at most. Nothing that failed is tried again.
 */
public final class RedisStores implements AutoCloseable {

    private final RedisStoreSettings settings;
    private final ClientResources resources;
    private final ScheduledExecutorService linkThread = daemon("menjin-redis-link");
    private final ScheduledExecutorService feedThread = daemon("menjin-redis-feed");
    private final Keys keys;
    private final Link link;
    private final SessionStore sessions;
    private final SessionKeyStore sessionKeys;
    private final LoginLedger ledger;
    private final OnceStore once;
    private final RedisChangeFeed changes;

    private RedisStores(RedisStoreSettings settings) {
        this.settings = settings;
        this.resources = DefaultClientResources.create();
        this.keys = new Keys(settings.keyPrefix());
        this.link = openLink();
        RingWriter rings = new RingWriter(keys, settings.ringLifetime());
        this.sessions = new RedisSessionStore(link, keys, rings, settings.retention());
        this.sessionKeys = new RedisSessionKeyStore(link, keys, rings);
        this.ledger = new RedisLoginLedger(link, keys);
        this.once = new RedisOnceStore(link, keys);
        this.changes = new RedisChangeFeed(link, keys, settings, resources, feedThread);
    }

    /**
     * Opens the stores. They are open even if Redis cannot be reached now; then their operations fail until it can.
     *
     * @throws UnsuitableRedisException when Redis answers and is not set up to keep sessions, or does not let us in
     */
    public static RedisStores open(RedisStoreSettings settings) {
        return new RedisStores(settings);
    }

    private Link openLink() {
        try {
            return Link.open(settings, resources, linkThread);
        } catch (RuntimeException e) {
            linkThread.shutdownNow();
            feedThread.shutdownNow();
            shutdown(resources);
            throw e;
        }
    }

    public SessionStore sessions() {
        return sessions;
    }

    public SessionKeyStore sessionKeys() {
        return sessionKeys;
    }

    public LoginLedger ledger() {
        return ledger;
    }

    public OnceStore once() {
        return once;
    }

    /** What other nodes change, for the near cache of this one. */
    public ChangeFeed changes() {
        return changes;
    }

    /** The access_tokens that all nodes share; nobody reads them without the vault. */
    public SharedAccessTokens accessTokens(Vault vault) {
        return new RedisAccessTokens(link, keys, vault, settings.clock(), settings.random());
    }

    /** Limits for all nodes together; what is not in the map is not limited. */
    public RateLimiter limiter(Map<RateLimiter.Limit, SharedAllowance> allowances) {
        return new RedisRateLimiter(link, keys, allowances);
    }

    /** Whether Redis answers now: cheap, writes nothing, never throws. */
    public boolean isAnswering() {
        return link.isAnswering(settings.timeout());
    }

    @Override
    public void close() {
        linkThread.shutdownNow();
        feedThread.shutdownNow();
        changes.close();
        link.close();
        shutdown(resources);
    }

    private static void shutdown(ClientResources resources) {
        resources.shutdown(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
    }

    private static ScheduledExecutorService daemon(String name) {
        return Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
    }
}
