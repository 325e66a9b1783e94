package io.menjin.it.soak;

import io.lettuce.core.api.sync.RedisCommands;
import io.menjin.it.harness.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Takes samples of a site under load. */
final class Sampler {

    private static final String CONNECTIONS = "SELECT count(*) FROM pg_stat_activity"
            + " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()";
    private static final String TABLES =
            "SELECT table_name FROM information_schema.tables WHERE table_name LIKE 'menjin\\_%'";

    private final Site site;
    private final Load load;
    private final Tally tally;
    private final long emptyRedis;
    private final long began = System.nanoTime();

    /**
     * Creates a sampler; the time begins.
     *
     * @param emptyRedis bytes that Redis used when nothing was in it
     */
    Sampler(Site site, Load load, Tally tally, long emptyRedis) {
        this.site = site;
        this.load = load;
        this.tally = tally;
        this.emptyRedis = emptyRedis;
    }

    static long redisBytes(Site site) {
        return redis(site.redis().sync(), "memory", "used_memory");
    }

    Sample take() throws IOException, InterruptedException, SQLException {
        Duration at = Duration.ofNanos(System.nanoTime() - began);
        List<ProcessFigures> nodes = new ArrayList<>();
        for (ServerProcess node : site.nodes()) {
            nodes.add(ProcessFigures.of(node.handle()));
        }
        RedisCommands<String, String> redis = site.redis().sync();
        try (Connection connection = DriverManager.getConnection(site.jdbcUrl());
                Statement statement = connection.createStatement()) {
            return new Sample(
                    at,
                    tally.done(),
                    tally.failed(),
                    tally.latestMillis(),
                    List.copyOf(nodes),
                    (int) count(statement, CONNECTIONS),
                    (int) redis(redis, "clients", "connected_clients") - 1,
                    redisBytes(site) - emptyRedis,
                    redis.dbsize(),
                    load.living(),
                    rows(statement),
                    Double.parseDouble(
                            Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0]));
        }
    }

    private static Map<String, Long> rows(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet found = statement.executeQuery(TABLES)) {
            while (found.next()) {
                tables.add(found.getString(1));
            }
        }
        Map<String, Long> rows = new TreeMap<>();
        for (String table : tables) {
            rows.put(table, count(statement, "SELECT count(*) FROM " + table));
        }
        return rows;
    }

    private static long count(Statement statement, String query) throws SQLException {
        try (ResultSet counted = statement.executeQuery(query)) {
            counted.next();
            return counted.getLong(1);
        }
    }

    private static long redis(RedisCommands<String, String> redis, String section, String name) {
        return redis.info(section)
                .lines()
                .filter(line -> line.startsWith(name + ":"))
                .mapToLong(
                        line -> Long.parseLong(line.substring(name.length() + 1).strip()))
                .findFirst()
                .orElseThrow();
    }
}
