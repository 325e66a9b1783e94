package io.menjin.spring.settings;

import io.lettuce.core.RedisURI;
import io.lettuce.core.StaticCredentialsProvider;
import io.menjin.core.secret.SecretText;
import io.menjin.spring.diagnostics.StoreMisconfigurations;
import io.menjin.spring.properties.RedisProperties;
import io.menjin.store.redis.RedisStoreSettings;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** Where Redis is, by {@code menjin.redis} or else by {@code spring.data.redis}. */
final class RedisAddresses {
    private static final String SPRING = "spring.data.redis.";
    private static final int SENTINEL_PORT = 26379;

    private RedisAddresses() {}

    static RedisStoreSettings.Builder of(RedisProperties redis, Environment environment) {
        Function<RedisURI, RedisURI> ours =
                address -> authenticated(address, redis.username(), reveal(redis.password()));
        if (redis.url() != null && !redis.clusterNodes().isEmpty()) {
            throw StoreMisconfigurations.redisNamedTwice();
        }
        if (redis.url() != null) {
            return RedisStoreSettings.forRedis(ours.apply(parse("menjin.redis.url", redis.url())));
        }
        if (!redis.clusterNodes().isEmpty()) {
            return RedisStoreSettings.forCluster(redis.clusterNodes().stream()
                    .map(node -> ours.apply(parse("menjin.redis.cluster-nodes", node)))
                    .toList());
        }
        return ofSpring(environment);
    }

    private static RedisStoreSettings.Builder ofSpring(Environment environment) {
        Function<RedisURI, RedisURI> theirs = address -> {
            if (environment.getProperty(SPRING + "ssl.enabled", Boolean.class, false)) {
                address.setSsl(true);
            }
            return authenticated(
                    address,
                    environment.getProperty(SPRING + "username"),
                    environment.getProperty(SPRING + "password"));
        };
        List<String> nodes = list(environment, "cluster.nodes");
        if (!nodes.isEmpty()) {
            return RedisStoreSettings.forCluster(nodes.stream()
                    .map(node -> theirs.apply(parse(SPRING + "cluster.nodes", node)))
                    .toList());
        }
        List<String> sentinels = list(environment, "sentinel.nodes");
        int database = environment.getProperty(SPRING + "database", Integer.class, 0);
        if (!sentinels.isEmpty()) {
            return RedisStoreSettings.forRedis(theirs.apply(sentinel(environment, sentinels, database)));
        }
        String url = environment.getProperty(SPRING + "url");
        if (url != null) {
            return RedisStoreSettings.forRedis(theirs.apply(parse(SPRING + "url", url)));
        }
        String host = environment.getProperty(SPRING + "host");
        if (host == null) {
            throw StoreMisconfigurations.redisNotNamed();
        }
        int port = environment.getProperty(SPRING + "port", Integer.class, RedisURI.DEFAULT_REDIS_PORT);
        return RedisStoreSettings.forRedis(theirs.apply(RedisURI.builder()
                .withHost(host)
                .withPort(port)
                .withDatabase(database)
                .build()));
    }

    private static RedisURI sentinel(Environment environment, List<String> sentinels, int database) {
        RedisURI address = new RedisURI();
        address.setSentinelMasterId(environment.getProperty(SPRING + "sentinel.master", "mymaster"));
        address.setDatabase(database);
        for (String sentinel : sentinels) {
            RedisURI each = parse(SPRING + "sentinel.nodes", sentinel);
            if (!sentinel.contains(":")) {
                each.setPort(SENTINEL_PORT);
            }
            address.getSentinels()
                    .add(authenticated(
                            each,
                            environment.getProperty(SPRING + "sentinel.username"),
                            environment.getProperty(SPRING + "sentinel.password")));
        }
        return address;
    }

    private static List<String> list(Environment environment, String name) {
        return List.of(environment.getProperty(SPRING + name, String[].class, new String[0]));
    }

    private static RedisURI parse(String property, String text) {
        try {
            return RedisURI.create(text.contains("://") ? text : "redis://" + text);
        } catch (IllegalArgumentException e) {
            // The address may hold a password, and what the parser says repeats it.
            throw StoreMisconfigurations.redisAddressNotUnderstood(
                    property, new IllegalArgumentException(e.getClass().getSimpleName()));
        }
    }

    private static RedisURI authenticated(RedisURI address, @Nullable String username, @Nullable String password) {
        if (password != null && !password.isEmpty()) {
            address.setCredentialsProvider(new StaticCredentialsProvider(username, password.toCharArray()));
        }
        return address;
    }

    private static @Nullable String reveal(@Nullable SecretText secret) {
        Placeholders.requireResolved("menjin.redis.password", secret);
        return secret == null ? null : secret.reveal();
    }
}
