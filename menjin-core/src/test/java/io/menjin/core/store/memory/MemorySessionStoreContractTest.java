package io.menjin.core.store.memory;

import io.menjin.core.store.contract.SessionStoreContract;
import io.menjin.core.store.contract.Stores;

class MemorySessionStoreContractTest extends SessionStoreContract {

    private static final Stores STORES = MemoryStores.create();

    @Override
    protected Stores stores() {
        return STORES;
    }
}
