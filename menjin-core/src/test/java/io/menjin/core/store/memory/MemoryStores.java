package io.menjin.core.store.memory;

import io.menjin.core.store.contract.Stores;

/** Makes in-memory stores that belong together. */
public final class MemoryStores {

    private MemoryStores() {}

    public static Stores create() {
        MemorySessionStore sessions = new MemorySessionStore();
        return new Stores(new MemoryAccountStore(), sessions, sessions.keys(), sessions.receipts(), sessions.marks());
    }
}
