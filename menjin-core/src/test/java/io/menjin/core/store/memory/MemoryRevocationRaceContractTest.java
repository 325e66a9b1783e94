package io.menjin.core.store.memory;

import io.menjin.core.store.contract.RevocationRaceContract;
import io.menjin.core.store.contract.Stores;

class MemoryRevocationRaceContractTest extends RevocationRaceContract {

    private static final Stores STORES = MemoryStores.create();

    @Override
    protected Stores stores() {
        return STORES;
    }
}
