package io.menjin.store.redis.internal.link;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import java.time.Duration;

/** How Lettuce is to behave. */
final class Options {

    private static final Duration TOPOLOGY_PERIOD = Duration.ofSeconds(5);
    private static final Duration TOPOLOGY_AT_MOST_EVERY = Duration.ofMillis(500);

    private Options() {}

    static ClientOptions single(Duration timeout) {
        return apply(ClientOptions.builder(), timeout).build();
    }

    static ClusterClientOptions cluster(Duration timeout) {
        ClusterTopologyRefreshOptions refresh = ClusterTopologyRefreshOptions.builder()
                .adaptiveRefreshTriggersTimeout(TOPOLOGY_AT_MOST_EVERY)
                .enablePeriodicRefresh(TOPOLOGY_PERIOD)
                .build();
        ClusterClientOptions.Builder builder = ClusterClientOptions.builder();
        apply(builder, timeout);
        return builder.topologyRefreshOptions(refresh).build();
    }

    /** For connections that end when they break. */
    static ClientOptions unrepaired(Duration timeout) {
        return ClientOptions.builder()
                .autoReconnect(false)
                .socketOptions(SocketOptions.builder().connectTimeout(timeout).build())
                .timeoutOptions(TimeoutOptions.enabled(timeout))
                .build();
    }

    /** An address, and those of its Sentinels, with this time-out for what connecting itself asks. */
    static RedisURI with(RedisURI address, Duration timeout) {
        address.setTimeout(timeout);
        address.getSentinels().forEach(sentinel -> sentinel.setTimeout(timeout));
        return address;
    }

    private static ClientOptions.Builder apply(ClientOptions.Builder builder, Duration timeout) {
        return builder
                // Without a connection the caller is told at once; it must not wait in a queue for a time to come.
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                // What was sent and not answered may have been done; nobody does it twice.
                .replayFilter(command -> true)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(timeout)
                        .keepAlive(true)
                        .build())
                .timeoutOptions(TimeoutOptions.enabled(timeout));
    }
}
