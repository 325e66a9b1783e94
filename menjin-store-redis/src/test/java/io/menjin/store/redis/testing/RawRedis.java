package io.menjin.store.redis.testing;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.NestedMultiOutput;
import io.lettuce.core.protocol.CommandArgs;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Asks one server in its own words. */
public final class RawRedis {

    private RawRedis() {}

    /** The answer as text, lists as they print; empty when the server is not there. */
    public static String ask(int port, String... command) {
        RedisClient client = RedisClient.create(Topology.address(port));
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            return ask(connection, command);
        } catch (RedisException e) {
            return "";
        } finally {
            client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        }
    }

    static String ask(StatefulRedisConnection<String, String> connection, String... command) {
        CommandArgs<String, String> arguments = new CommandArgs<>(StringCodec.UTF8);
        List<String> rest = Arrays.asList(command).subList(1, command.length);
        rest.forEach(arguments::add);
        Object answer = connection
                .sync()
                .dispatch(
                        () -> command[0].getBytes(StandardCharsets.US_ASCII),
                        new NestedMultiOutput<>(StringCodec.UTF8),
                        arguments);
        return String.valueOf(answer);
    }
}
