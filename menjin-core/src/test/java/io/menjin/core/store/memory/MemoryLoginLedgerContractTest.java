package io.menjin.core.store.memory;

import io.menjin.core.store.contract.LoginLedgerContract;
import io.menjin.core.store.contract.Stores;

class MemoryLoginLedgerContractTest extends LoginLedgerContract {

    private static final Stores STORES = MemoryStores.create();

    @Override
    protected Stores stores() {
        return STORES;
    }
}
