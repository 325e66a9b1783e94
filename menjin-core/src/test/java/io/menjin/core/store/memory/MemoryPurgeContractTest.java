package io.menjin.core.store.memory;

import io.menjin.core.store.contract.PurgeContract;
import io.menjin.core.store.contract.Stores;

class MemoryPurgeContractTest extends PurgeContract {

    private static final Stores STORES = MemoryStores.create();

    @Override
    protected Stores stores() {
        return STORES;
    }
}
