package io.menjin.store.jdbc.testing;

import io.menjin.core.store.contract.Stores;
import io.menjin.store.jdbc.JdbcStores;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Stores on a database of their own for the tests of one class and the classes inside of it. */
public final class OpenStores implements BeforeAllCallback, AfterAllCallback {

    private final TestDatabase database;
    private int users;
    private @Nullable JdbcStores stores;

    public OpenStores(TestDatabase database) {
        this.database = database;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (users++ == 0) {
            stores = database.open();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (--users == 0 && stores != null) {
            stores.close();
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
