package io.menjin.it.soak;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.menjin.emulator.AppSpec;
import io.menjin.emulator.EmulatedApp;
import io.menjin.emulator.EmulatorControl;
import io.menjin.emulator.Settings;
import io.menjin.emulator.WeChatEmulator;
import io.menjin.it.harness.BuildFolders;
import io.menjin.it.harness.ServerProcess;
import io.menjin.it.harness.ServerSetup;
import io.menjin.store.redis.testing.FreePorts;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import redis.embedded.RedisServer;

/** Two servers on one PostgreSQL and one Redis, and WeChat's emulator beside them. */
final class Site implements AutoCloseable {

    static final int POOL = 10;
    /** So short that sessions end and are renewed and removed many times in a soak. */
    static final Duration LIFETIME = Duration.ofMinutes(10);

    /** How long sessions that have ended are kept. */
    static final Duration KEPT = Duration.ofMinutes(2);

    static final String CLIENT = "gateway";
    static final String CLIENT_SECRET = "c4n4ry-of-the-soak";
    static final String SOURCE = "shop";

    private static final String KEY = "c4n4ryc4n4ryc4n4ryc4n4ryc4n4ryc4n4ryc4n4ryc=";

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final WeChatEmulator wechat;
    private final EmulatedApp app;
    private final EmbeddedPostgres postgres;
    private final StatefulRedisConnection<String, String> redis;
    private final List<ServerProcess> nodes;

    Site() throws Exception {
        try {
            wechat = kept(WeChatEmulator.builder()
                    .setting(Settings.LOGINS_PER_USER_AND_MINUTE, 0)
                    .build()
                    .start());
            app = wechat.control().app(AppSpec.generated());
            postgres = kept(EmbeddedPostgres.builder()
                    // Ten seconds are not enough on a machine that stands still for some.
                    .setPGStartupWait(Duration.ofMinutes(5))
                    .setOverrideWorkingDirectory(
                            Files.createDirectories(BuildFolders.target().resolve("postgresql"))
                                    .toFile())
                    .setDataDirectory(BuildFolders.fresh("soak-postgresql").resolve("data"))
                    // The library turns durability off, with which no operator runs it.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .start());
            int port = startRedis();
            RedisClient client = RedisClient.create(RedisURI.create("127.0.0.1", port));
            opened.push(client::shutdown);
            redis = kept(client.connect());
            nodes = List.of(node("soak-a", port), node("soak-b", port));
        } catch (Exception e) {
            close();
            throw e;
        }
    }

    private <T extends AutoCloseable> T kept(T part) {
        opened.push(part);
        return part;
    }

    private int startRedis() throws IOException {
        int port = FreePorts.next();
        RedisServer server = RedisServer.newRedisServer()
                .port(port)
                .bind("127.0.0.1")
                .setting("save \"\"")
                .setting("appendonly no")
                .build();
        server.start();
        opened.push(server::stop);
        return port;
    }

    private ServerProcess node(String name, int redisPort) {
        // Patient, since other work on this machine must not make WeChat or a store look as if it were down.
        return kept(ServerProcess.start(ServerSetup.of(name, wechat)
                .patient()
                .source(SOURCE, app)
                .with("menjin.store.jdbc-url", jdbcUrl())
                .with("menjin.store.max-pool-size", Integer.toString(POOL))
                .with("menjin.sessions.store", "redis")
                .with("menjin.redis.url", "redis://127.0.0.1:" + redisPort)
                .with("menjin.redis.timeout", "20s")
                .with("menjin.keys[0].id", "soak")
                .with("menjin.keys[0].secret", KEY)
                .with("menjin.clients." + CLIENT + ".secret", CLIENT_SECRET)
                .with("menjin.sessions.lifetime", LIFETIME.toSeconds() + "s")
                .with("menjin.sessions.idle-timeout", "4m")
                .with("menjin.sessions.renew-after", "20s")
                .with("menjin.sessions.keep-ended", KEPT.toSeconds() + "s")
                .with("menjin.login.receipt-lifetime", "1m")
                // The last answers of a node are kept up to this number: it is reached in the first half.
                .with("menjin.login.recent-answers", "1000")
                .with("menjin.jobs.purge-every", "30s")));
    }

    EmulatorControl wechat() {
        return wechat.control();
    }

    String appId() {
        return app.appId();
    }

    List<ServerProcess> nodes() {
        return nodes;
    }

    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres?user=postgres";
    }

    /** A connection that nothing measured uses. */
    StatefulRedisConnection<String, String> redis() {
        return redis;
    }

    @Override
    public void close() throws Exception {
        Exception failure = null;
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
