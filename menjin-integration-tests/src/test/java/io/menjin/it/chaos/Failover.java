package io.menjin.it.chaos;

import io.menjin.store.redis.testing.RawRedis;
import io.menjin.store.redis.testing.ReplicatedCluster;
import io.menjin.store.redis.testing.Topology.Servers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import redis.embedded.Redis;

/** A master is killed with {@code kill -9} and one of its replicas takes over; afterwards it comes back as a replica. */
final class Failover implements Fault {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Servers servers;
    private final int masters;
    private final boolean cluster;
    private int killed;

    /**
     * Prepares it.
     *
     * @param cluster whether servers come back as replicas by themselves
     */
    Failover(Servers servers, boolean cluster) {
        this.servers = servers;
        this.cluster = cluster;
        this.masters = masters().size();
    }

    @Override
    public void strike(int round) {
        List<Redis> all = masters();
        Redis victim = all.get(round % all.size());
        killed = servers.each().indexOf(victim);
        try {
            victim.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void restore(int round) {
        int port = servers.ports().get(killed);
        int master = masters().get(0).ports().get(0);
        try {
            servers.each().get(killed).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (cluster) {
            ReplicatedCluster.hasten(port);
        } else {
            // Sentinels would do it in ten seconds.
            RawRedis.ask(port, "REPLICAOF", "127.0.0.1", String.valueOf(master));
        }
        Patience.until("replication", LONGEST, this::isWhole);
    }

    /** Whether there are as many masters as in the beginning, and every other server is in step with one. */
    private boolean isWhole() {
        List<String> states = servers.ask("INFO", "replication");
        long leading =
                states.stream().filter(state -> state.contains("role:master")).count();
        long following = states.stream()
                .filter(state -> state.contains("master_link_status:up"))
                .count();
        return leading == masters && following == states.size() - masters;
    }

    private List<Redis> masters() {
        return servers.each().stream()
                .filter(Redis::isActive)
                .filter(server -> RawRedis.ask(server.ports().get(0), "INFO", "replication")
                        .contains("role:master"))
                .toList();
    }
}
