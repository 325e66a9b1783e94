package io.menjin.store.jdbc;

import io.menjin.store.jdbc.testing.TestDatabase;

/** Opens a store and keeps it until it is killed. */
final class HoldingStore {

    private HoldingStore() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (JdbcStores stores = JdbcStores.open(
                TestDatabase.patient("jdbc:sqlite:" + arguments[0]).build())) {
            System.out.println(stores.isAnswering() ? "open" : "broken");
            Thread.currentThread().join();
        }
    }
}
