package io.menjin.core.store.memory;

import io.menjin.core.store.contract.FirstLoginRaceContract;
import io.menjin.core.store.contract.Stores;

class MemoryFirstLoginRaceContractTest extends FirstLoginRaceContract {

    private static final Stores STORES = MemoryStores.create();

    @Override
    protected Stores stores() {
        return STORES;
    }
}
