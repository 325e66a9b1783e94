package io.menjin.store.redis.testing;

import io.menjin.core.store.contract.Stores;
import io.menjin.store.jdbc.JdbcStoreSettings;
import io.menjin.store.jdbc.JdbcStores;
import io.menjin.store.redis.RedisStores;
import io.menjin.store.redis.testing.Topology.Servers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Servers, stores on them, and accounts in SQLite, for the tests of one class and the classes inside of it. */
public final class OpenRedis implements BeforeAllCallback, AfterAllCallback {

    /** These are no tests of time-outs: on a busy machine a race may keep a server waiting for a processor for seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Topology topology;
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private int users;
    private @Nullable Servers servers;
    private @Nullable RedisStores stores;
    private @Nullable JdbcStores accounts;

    public OpenRedis(Topology topology) {
        this.topology = topology;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        if (users++ == 0) {
            Servers running = topology.start();
            opened.push(running);
            servers = running;
            RedisStores fresh =
                    RedisStores.open(running.settings().timeout(PATIENCE).build());
            opened.push(fresh);
            stores = fresh;
            Path folder =
                    Files.createDirectories(Path.of("target", "test-databases").toAbsolutePath());
            JdbcStores sql = JdbcStores.open(JdbcStoreSettings.forUrl("jdbc:sqlite:"
                            + Files.createTempDirectory(folder, "accounts-").resolve("accounts.db"))
                    .patience(PATIENCE)
                    .build());
            opened.push(sql);
            accounts = sql;
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        if (--users == 0) {
            while (!opened.isEmpty()) {
                opened.pop().close();
            }
        }
    }

    public Servers servers() {
        return Objects.requireNonNull(servers);
    }

    public RedisStores redis() {
        return Objects.requireNonNull(stores);
    }

    public JdbcStores accounts() {
        return Objects.requireNonNull(accounts);
    }

    /** The same as the contract suite wants them. */
    public Stores all() {
        return all(redis());
    }

    /** Other stores over the same servers and the same accounts: another node. */
    public Stores all(RedisStores redis) {
        return new Stores(accounts().accounts(), redis.sessions(), redis.sessionKeys(), redis.ledger(), redis.once());
    }
}
