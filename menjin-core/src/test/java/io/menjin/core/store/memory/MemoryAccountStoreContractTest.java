package io.menjin.core.store.memory;

import io.menjin.core.store.contract.AccountStoreContract;
import io.menjin.core.store.contract.Stores;

class MemoryAccountStoreContractTest extends AccountStoreContract {

    private static final Stores STORES = MemoryStores.create();

    @Override
    protected Stores stores() {
        return STORES;
    }
}
