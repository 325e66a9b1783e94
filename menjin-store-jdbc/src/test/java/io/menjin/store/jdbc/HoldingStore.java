package io.menjin.store.jdbc;

/** Opens a store and keeps it until it is killed. */
final class HoldingStore {

    private HoldingStore() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (JdbcStores stores = JdbcStores.open(
                JdbcStoreSettings.forUrl("jdbc:sqlite:" + arguments[0]).build())) {
            System.out.println(stores.isAnswering() ? "open" : "broken");
            Thread.currentThread().join();
        }
    }
}
