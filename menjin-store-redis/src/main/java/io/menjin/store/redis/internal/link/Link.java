package io.menjin.store.redis.internal.link;

import io.lettuce.core.RedisException;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import io.lettuce.core.resource.ClientResources;
import io.menjin.core.store.StoreUnavailableException;
import io.menjin.store.redis.RedisStoreSettings;
import io.menjin.store.redis.UnsuitableRedisException;
import io.menjin.store.redis.internal.RedisFailures;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to Redis. Thread-safe.
 *
 * <p>Nobody waits for a connection: while there is none every operation fails at once. One that is there and silent, as
 * after a cut that closed nothing, is thrown away when its PINGs stay without answer.
 */
public final class Link implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Link.class);
    private static final Duration PERIOD = Duration.ofMillis(500);
    private static final int LEAST_SILENT = 3;

    private final Client client;
    private final Confirmed confirmed;
    private final Object lock = new Object();
    private final boolean cluster;
    private final boolean evictionAllowed;
    private final int mostSilent;
    private volatile @Nullable Connection current;
    private volatile boolean closed;
    private int silent;
    private boolean told;

    private Link(Client client, Confirmed confirmed, RedisStoreSettings settings) {
        this.client = client;
        this.confirmed = confirmed;
        this.cluster = settings.isCluster();
        this.evictionAllowed = settings.isEvictionAllowed();
        this.mostSilent = unanswered(settings.timeout());
    }

    /**
     * Opens the way. It is open even if Redis does not answer now.
     *
     * @throws UnsuitableRedisException when Redis answers and waiting for it would not help
     */
    public static Link open(RedisStoreSettings settings, ClientResources resources, ScheduledExecutorService executor) {
        Client client = settings.isCluster()
                ? new ClusterClient(resources, settings.addresses(), settings.timeout())
                : new SingleClient(resources, settings.addresses().get(0), settings.timeout());
        Link link = new Link(client, new Confirmed(resources, settings), settings);
        try {
            link.current = link.suitable(client.connect());
        } catch (UnsuitableRedisException e) {
            link.close();
            throw e;
        } catch (RedisException e) {
            if (RedisFailures.isRefusal(e)) {
                link.close();
                throw Suitability.refused();
            }
            link.tell(e);
        }
        ScheduledFuture<?> unused = executor.scheduleWithFixedDelay(
                link::check, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
        return link;
    }

    /** After how many PINGs a connection is silent: a command that may still be answered in time must not be cut off. */
    private static int unanswered(Duration timeout) {
        // So many take as many seconds, less the pause before the first.
        long seconds = timeout.plus(PERIOD).plusSeconds(1).minusNanos(1).toSeconds();
        return (int) Math.max(LEAST_SILENT, seconds);
    }

    private Connection suitable(Connection fresh) {
        Optional<UnsuitableRedisException> objection = Suitability.objection(fresh, evictionAllowed);
        if (objection.isPresent()) {
            fresh.closeAsync();
            throw objection.get();
        }
        return fresh;
    }

    /** Whether what one script touches must be in one slot. */
    public boolean isCluster() {
        return cluster;
    }

    /**
     * Does something in Redis.
     *
     * @param operation names it in messages
     * @throws StoreUnavailableException when Redis does not answer
     */
    public <T> T call(String operation, Function<RedisClusterCommands<byte[], byte[]>, T> work) {
        return over(operation, connection -> work.apply(connection.sync()));
    }

    /**
     * Does something over the connection there is, for what does not speak to Redis in commands.
     *
     * @param operation names it in messages
     * @throws StoreUnavailableException when Redis does not answer
     */
    public <T> T over(String operation, Function<Connection, T> work) {
        Connection connection = connected(operation);
        return translating(operation, connection, () -> work.apply(connection));
    }

    /**
     * Writes something that no failover may undo once it is answered: every replica that is connected has it first. It costs
     * some round trips and is for what is rare.
     *
     * @param key in which it writes
     * @throws StoreUnavailableException when Redis does not answer, or a replica does not in time: it may have been done
     */
    public <T> T confirmed(String operation, byte[] key, Function<RedisClusterCommands<byte[], byte[]>, T> work) {
        Connection connection = connected(operation);
        return translating(operation, connection, () -> confirmed.write(connection.masterOf(key), work));
    }

    private Connection connected(String operation) {
        Connection connection = current;
        if (connection == null) {
            throw new StoreUnavailableException(operation + " failed: there is no connection to Redis");
        }
        return connection;
    }

    private static <T> T translating(String operation, Connection connection, Supplier<T> work) {
        try {
            return RedisFailures.translating(operation, work);
        } catch (IllegalStateException | NullPointerException e) {
            if (connection.isOpen()) {
                throw e;
            }
            // What Lettuce says of a Cluster's connection that was given up between being got and being used.
            throw new StoreUnavailableException(operation + " failed: its connection to Redis was given up", e);
        }
    }

    /** The connection there is, if any. */
    public @Nullable Connection connection() {
        return current;
    }

    /** Whether Redis answers now; never throws. */
    public boolean isAnswering(Duration patience) {
        Connection connection = current;
        return connection != null && answers(connection, patience);
    }

    private void check() {
        try {
            Connection connection = current;
            if (connection == null) {
                connect();
                return;
            }
            boolean answers = answers(connection, PERIOD);
            silent = answers ? 0 : silent + 1;
            // Not while it is only silent: then Sentinels may be as well, and asking them takes time.
            if ((answers || !connection.isOpen()) && connection.isReplaced()) {
                log.warn("Sentinels name another master of Redis; the connection is replaced");
                replace(connection);
            } else if (silent >= mostSilent) {
                log.warn("Redis has been silent for too long; its connection is replaced");
                replace(connection);
            }
        } catch (RedisException e) {
            tell(e);
        } catch (RuntimeException e) {
            log.warn("the connection to Redis could not be checked", e);
        }
    }

    private void replace(Connection connection) {
        silent = 0;
        current = null;
        connection.closeAsync();
        connect();
    }

    private static boolean answers(Connection connection, Duration patience) {
        try {
            connection.ping().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            // Of a Cluster's connection that was closed meanwhile Lettuce throws whatever it stumbles over.
            return false;
        }
    }

    private void connect() {
        Connection fresh = client.connect();
        // Sessions are there already: better served by what is than not at all.
        Suitability.objection(fresh, evictionAllowed)
                .ifPresent(objection -> log.error("{}; the next start will fail", objection.getMessage()));
        synchronized (lock) {
            if (closed) {
                fresh.closeAsync();
                return;
            }
            current = fresh;
        }
        told = false;
        log.info("connected to Redis");
    }

    private void tell(RedisException e) {
        if (!told && RedisFailures.isRefusal(e)) {
            told = true;
            log.error("{}; sessions are unavailable", Suitability.refused().getMessage());
        } else if (!told) {
            told = true;
            log.warn("Redis does not answer ({}); trying on, sessions are unavailable until it does", e.toString());
        }
    }

    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            Connection connection = current;
            if (connection != null) {
                connection.closeAsync();
            }
            current = null;
        }
        confirmed.close();
        client.close();
    }
}
