package io.menjin.core.store.memory;

import io.menjin.core.store.contract.SessionKeyStoreContract;
import io.menjin.core.store.contract.Stores;

class MemorySessionKeyStoreContractTest extends SessionKeyStoreContract {

    private static final Stores STORES = MemoryStores.create();

    @Override
    protected Stores stores() {
        return STORES;
    }
}
