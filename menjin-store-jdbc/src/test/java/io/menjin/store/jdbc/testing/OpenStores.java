package io.menjin.store.jdbc.testing;

import com.zaxxer.hikari.HikariDataSource;
import io.menjin.core.store.contract.Stores;
import io.menjin.store.jdbc.JdbcStoreSettings;
import io.menjin.store.jdbc.JdbcStores;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Stores on a database of their own for the tests of one class and the classes inside of it. */
public final class OpenStores implements BeforeAllCallback, AfterAllCallback {

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final Supplier<JdbcStores> open;
    private int users;
    private @Nullable JdbcStores stores;

    public OpenStores(TestDatabase database) {
        this.open = database::open;
    }

    private OpenStores(TestDatabase database, boolean autoCommit) {
        this.open = () -> {
            HikariDataSource pool = new HikariDataSource();
            pool.setJdbcUrl(database.createAddress());
            pool.setConnectionTimeout(TestDatabase.PATIENCE.toMillis());
            pool.setAutoCommit(autoCommit);
            pool.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
            opened.push(pool);
            return JdbcStores.open(JdbcStoreSettings.forDataSource(pool)
                    .answerLimit(TestDatabase.PATIENCE)
                    .build());
        };
    }

    /** Stores over an application's own pool, which commits nothing by itself and is REPEATABLE READ. */
    public static OpenStores overApplicationPool(TestDatabase database) {
        return new OpenStores(database, false);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (users++ == 0) {
            JdbcStores fresh = open.get();
            opened.push(fresh);
            stores = fresh;
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

    public JdbcStores jdbc() {
        return Objects.requireNonNull(stores);
    }

    /** The same as the contract suite wants them. */
    public Stores all() {
        return all(jdbc());
    }

    public static Stores all(JdbcStores open) {
        return new Stores(open.accounts(), open.sessions(), open.sessionKeys(), open.ledger(), open.once());
    }
}
