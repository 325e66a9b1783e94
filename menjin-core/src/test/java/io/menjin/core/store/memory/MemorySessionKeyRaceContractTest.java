package io.menjin.core.store.memory;

import io.menjin.core.store.contract.SessionKeyRaceContract;
import io.menjin.core.store.contract.Stores;

class MemorySessionKeyRaceContractTest extends SessionKeyRaceContract {

    private static final Stores STORES = MemoryStores.create();

    @Override
    protected Stores stores() {
        return STORES;
    }
}
