package io.menjin.bench.redis;

import io.lettuce.core.KeyScanArgs;
import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.menjin.bench.process.ServerProcess;
import java.io.IOException;
import java.util.Map;
import redis.embedded.RedisServer;

/** A Redis of our own on a free port of the loopback interface, that keeps nothing on disk. */
public final class RedisNode implements AutoCloseable {

    private final RedisServer server;
    private final int port;
    private final RedisClient client;
    private final StatefulRedisConnection<String, String> connection;

    private RedisNode(RedisServer server, int port) {
        this.server = server;
        this.port = port;
        this.client = RedisClient.create(RedisURI.create("127.0.0.1", port));
        this.connection = client.connect();
    }

    /** Starts it. */
    public static RedisNode start() throws IOException {
        int port = ServerProcess.freePort();
        RedisServer server = RedisServer.newRedisServer()
                .port(port)
                .bind("127.0.0.1")
                .setting("save \"\"")
                .setting("appendonly no")
                .build();
        server.start();
        return new RedisNode(server, port);
    }

    public int port() {
        return port;
    }

    /** The address, as Lettuce and Spring take it. */
    public String uri() {
        return "redis://127.0.0.1:" + port;
    }

    /** Commands on a connection that nothing measured uses. */
    public RedisCommands<String, String> commands() {
        return connection.sync();
    }

    /** Its version. */
    public String version() {
        return info("server", "redis_version");
    }

    /** Its process. */
    public ProcessHandle handle() {
        return ProcessHandle.of(Long.parseLong(info("server", "process_id"))).orElseThrow();
    }

    /** Processor time that it has taken, in seconds. */
    public double cpuSeconds() {
        return Double.parseDouble(info("cpu", "used_cpu_user")) + Double.parseDouble(info("cpu", "used_cpu_sys"));
    }

    /** Bytes that it has allocated. */
    public long usedMemory() {
        return Long.parseLong(info("memory", "used_memory"));
    }

    /** Removes all keys of a type. */
    public void removeAll(String type) {
        KeyScanArgs some = KeyScanArgs.Builder.type(type).limit(1000);
        ScanCursor cursor = ScanCursor.INITIAL;
        while (!cursor.isFinished()) {
            KeyScanCursor<String> found = commands().scan(cursor, some);
            if (!found.getKeys().isEmpty()) {
                commands().del(found.getKeys().toArray(String[]::new));
            }
            cursor = found;
        }
    }

    /** Forgets everything, and what it has counted. */
    public void clear() {
        commands().flushall();
        commands().configResetstat();
    }

    /** How often each command was called since the last {@link #clear()}, those of scripts included. */
    public Map<String, Long> calls() {
        return CommandStats.parse(commands().info("commandstats"));
    }

    private String info(String section, String name) {
        return commands()
                .info(section)
                .lines()
                .filter(line -> line.startsWith(name + ":"))
                .findFirst()
                .map(line -> line.substring(name.length() + 1).strip())
                .orElseThrow(() -> new IllegalStateException("Redis says nothing of " + name));
    }

    @Override
    public void close() throws IOException {
        connection.close();
        client.shutdown();
        server.stop();
    }
}
