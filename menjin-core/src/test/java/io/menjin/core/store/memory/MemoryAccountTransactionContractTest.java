package io.menjin.core.store.memory;

import io.menjin.core.store.contract.AccountTransactionContract;
import io.menjin.core.store.contract.Stores;

class MemoryAccountTransactionContractTest extends AccountTransactionContract {

    private static final Stores STORES = MemoryStores.create();

    @Override
    protected Stores stores() {
        return STORES;
    }
}
