package io.menjin.core.store.memory;

import io.menjin.core.store.contract.OnceStoreContract;
import io.menjin.core.store.contract.Stores;

class MemoryOnceStoreContractTest extends OnceStoreContract {

    private static final Stores STORES = MemoryStores.create();

    @Override
    protected Stores stores() {
        return STORES;
    }
}
