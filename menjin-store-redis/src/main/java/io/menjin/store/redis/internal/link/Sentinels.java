package io.menjin.store.redis.internal.link;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.sentinel.api.StatefulRedisSentinelConnection;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/**
 * What Sentinels know of a master. Thread-safe, one question at a time.
 *
 * <p>A master that was away for a moment may come back and not know that another one has taken over. Sentinels tell it only after
 * some ten seconds; until then it takes writes that are lost afterwards. So they are asked instead of it.
 *
 * @see <a href="https://redis.io/docs/latest/develop/reference/sentinel-clients/">Guidelines for Sentinel clients</a>
 */
final class Sentinels implements AutoCloseable {

    /** Sentinels choose no replica whose link to its master has been down for longer than so many times their patience. */
    private static final int LINK_DOWN = 10;

    private final RedisURI address;
    private final String name;
    private final RedisClient client;
    private final Map<RedisURI, StatefulRedisSentinelConnection<String, String>> connections = new HashMap<>();

    private Sentinels(RedisURI address, RedisClient client) {
        this.address = address;
        this.name = Objects.requireNonNull(address.getSentinelMasterId(), "the name of the master");
        this.client = client;
    }

    /**
     * Those of an address, if it has any. Nobody is asked yet.
     *
     * @param address with the Sentinels, and how to log in at the master
     */
    static Optional<Sentinels> of(RedisURI address, ClientResources resources, Duration timeout) {
        if (address.getSentinels().isEmpty()) {
            return Optional.empty();
        }
        RedisClient client = RedisClient.create(resources);
        client.setOptions(Options.unrepaired(timeout));
        return Optional.of(new Sentinels(Options.with(address, timeout), client));
    }

    /**
     * Where most of those that answer say that the master is.
     *
     * @throws RedisException when no Sentinel can say so
     */
    synchronized RedisURI master() {
        List<RedisURI> all = address.getSentinels();
        Map<RedisURI, Integer> named = new LinkedHashMap<>();
        RedisException last = new RedisException("there are no Sentinels");
        for (RedisURI sentinel : all) {
            try {
                RedisURI master = master(asked(sentinel));
                if (named.merge(master, 1, Integer::sum) > all.size() / 2) {
                    return master;
                }
            } catch (RedisException e) {
                drop(sentinel);
                last = e;
            }
        }
        if (named.isEmpty()) {
            throw last;
        }
        return Collections.max(named.entrySet(), Map.Entry.comparingByValue()).getKey();
    }

    /** Whether most Sentinels say that another one is the master. Never throws. */
    synchronized boolean haveLeft(RedisURI master) {
        return areMost(sentinel -> !master(sentinel).equals(master));
    }

    /**
     * Makes sure that what these replicas have outlives a failover: most Sentinels still call this one the master, and nobody
     * else could be chosen.
     *
     * @param replicas by what the master says of them
     * @throws RedisException when that is not so, or cannot be known
     */
    synchronized void confirm(RedisURI master, List<Replica> replicas) {
        if (!areMost(sentinel -> agrees(sentinel, master, replicas))) {
            throw new RedisException(
                    "most Sentinels do not confirm it: they see another master or replicas without it");
        }
    }

    private boolean agrees(
            StatefulRedisSentinelConnection<String, String> sentinel, RedisURI master, List<Replica> replicas) {
        // The replicas first: one that has taken over meanwhile is still among them, or the master is another one.
        List<Map<String, String>> known = sentinel.sync().replicas(name);
        return master(sentinel).equals(master)
                && known.stream()
                        .filter(Sentinels::mayTakeOver)
                        .map(replica -> new Replica(replica.getOrDefault("ip", ""), replica.getOrDefault("port", "")))
                        .allMatch(replica -> replicas.stream().anyMatch(replica::isSameAs));
    }

    private static boolean mayTakeOver(Map<String, String> replica) {
        if (replica.getOrDefault("flags", "").contains("s_down") || "0".equals(replica.get("slave-priority"))) {
            return false;
        }
        String down = replica.get("master-link-down-time");
        String patience = replica.get("down-after-milliseconds");
        return down == null || patience == null || Long.parseLong(down) <= LINK_DOWN * Long.parseLong(patience);
    }

    private boolean areMost(Predicate<StatefulRedisSentinelConnection<String, String>> question) {
        List<RedisURI> all = address.getSentinels();
        int needed = all.size() / 2 + 1;
        int yes = 0;
        int asked = 0;
        for (RedisURI sentinel : all) {
            // Whoever is away costs time: nobody is asked when it cannot matter any more.
            if (yes == needed || yes + all.size() - asked < needed) {
                break;
            }
            asked++;
            try {
                yes += question.test(asked(sentinel)) ? 1 : 0;
            } catch (RedisException e) {
                drop(sentinel);
            }
        }
        return yes == needed;
    }

    private StatefulRedisSentinelConnection<String, String> asked(RedisURI sentinel) {
        StatefulRedisSentinelConnection<String, String> connection = connections.get(sentinel);
        if (connection == null || !connection.isOpen()) {
            connection = client.connectSentinel(sentinel);
            connections.put(sentinel, connection);
        }
        return connection;
    }

    private void drop(RedisURI sentinel) {
        StatefulRedisSentinelConnection<String, String> connection = connections.remove(sentinel);
        if (connection != null) {
            CompletableFuture<Void> unused = connection.closeAsync();
        }
    }

    private RedisURI master(StatefulRedisSentinelConnection<String, String> sentinel) {
        if (!(sentinel.sync().getMasterAddrByName(name) instanceof InetSocketAddress master)) {
            throw new RedisException("a Sentinel does not know the master " + name);
        }
        RedisURI uri = RedisURI.create(master.getHostString(), master.getPort());
        uri.applySsl(address);
        uri.applyAuthentication(address);
        uri.setDatabase(address.getDatabase());
        uri.setTimeout(address.getTimeout());
        uri.setClientName(address.getClientName());
        return uri;
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
    }
}
