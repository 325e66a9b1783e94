package io.menjin.store.redis.internal.feed;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.resource.ClientResources;
import io.menjin.core.account.AccountId;
import io.menjin.core.store.ChangeFeed;
import io.menjin.store.redis.RedisStoreSettings;
import io.menjin.store.redis.internal.Keys;
import io.menjin.store.redis.internal.link.Connection;
import io.menjin.store.redis.internal.link.Link;
import io.menjin.store.redis.internal.script.Scripts;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears from Redis which persons change, over one watch for each master. Thread-safe.
 *
 * <p>A listener is told that it is up to date only after every master has answered a PING on the connection that brings the
 * changes. When a watch ends, or another master appears, everything counts as lost until all are watched again.
 */
public final class RedisChangeFeed implements ChangeFeed, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RedisChangeFeed.class);

    private final Link link;
    private final Keys keys;
    private final Clock clock;
    private final Duration heartbeat;
    private final Duration timeout;
    private final RedisClient client;
    private final ScheduledExecutorService executor;
    /** Touched by the executor's one thread only. */
    private final Map<RedisURI, Watch> watches = new HashMap<>();

    private volatile @Nullable Listener listener;
    private volatile boolean closed;
    private boolean wasUpToDate;

    /**
     * Creates a feed that watches nothing yet.
     *
     * @param executor of one thread, for this feed alone
     */
    public RedisChangeFeed(
            Link link,
            Keys keys,
            RedisStoreSettings settings,
            ClientResources resources,
            ScheduledExecutorService executor) {
        this.link = link;
        this.keys = keys;
        this.clock = settings.clock();
        this.heartbeat = settings.heartbeat();
        this.timeout = settings.timeout();
        this.client = Watch.client(resources, timeout);
        this.executor = executor;
    }

    @Override
    public void listen(Listener newListener) {
        if (listener != null) {
            throw new IllegalStateException("somebody listens already");
        }
        listener = newListener;
        ScheduledFuture<?> unused = executor.scheduleWithFixedDelay(
                () -> beat(newListener), 0, heartbeat.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Sent and not waited for: an account has changed, and nobody's change waits for Redis. */
    @Override
    public void announce(AccountId id) {
        Connection connection = link.connection();
        if (connection == null) {
            return;
        }
        try {
            byte[][] person = {keys.person(id)};
            var async = connection.async();
            async.<Long>evalsha(Scripts.TOUCH.hash(), ScriptOutputType.INTEGER, person)
                    .exceptionallyCompose(failure -> async.eval(Scripts.TOUCH.text(), ScriptOutputType.INTEGER, person))
                    .whenComplete((done, failure) -> {
                        if (failure != null) {
                            log.debug("other nodes learn of a changed account by the end of the staleness");
                        }
                    });
        } catch (RuntimeException e) {
            log.debug("other nodes learn of a changed account by the end of the staleness: {}", e.toString());
        }
    }

    private void beat(Listener target) {
        if (closed) {
            return;
        }
        try {
            if (watchAllMasters(target)) {
                Instant asked = clock.instant();
                CompletableFuture.allOf(
                                watches.values().stream().map(Watch::ping).toArray(CompletableFuture<?>[]::new))
                        .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
                target.upToDate(asked);
                wasUpToDate = true;
            } else {
                lost(target);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            lost(target);
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            if (wasUpToDate) {
                log.warn("changes in Redis are not heard any more ({}); nothing is remembered", e.toString());
            }
            lost(target);
        }
    }

    /** Whether every master is watched; what is remembered from before a new watch is dropped. */
    private boolean watchAllMasters(Listener target) {
        Connection connection = link.connection();
        if (connection == null) {
            return false;
        }
        Set<RedisURI> masters = new HashSet<>(connection.masters());
        if (masters.isEmpty()) {
            return false;
        }
        if (!watches.keySet().equals(masters) || !watches.values().stream().allMatch(Watch::isOpen)) {
            closeWatches();
            for (RedisURI master : masters) {
                watches.put(master, Watch.start(client, master, keys.personPrefix(), key -> changed(target, key)));
            }
            target.lost();
        }
        return true;
    }

    private void changed(Listener target, @Nullable ByteBuffer key) {
        if (key == null) {
            target.lost();
        } else {
            keys.personOf(key).ifPresent(target::accountChanged);
        }
    }

    private void lost(Listener target) {
        closeWatches();
        wasUpToDate = false;
        target.lost();
    }

    private void closeWatches() {
        watches.values().forEach(Watch::close);
        watches.clear();
    }

    @Override
    public void close() {
        closed = true;
        client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
    }
}
