package io.menjin.core.store.memory;

import io.menjin.core.store.contract.RegistrationRaceContract;
import io.menjin.core.store.contract.Stores;

class MemoryRegistrationRaceContractTest extends RegistrationRaceContract {

    private static final Stores STORES = MemoryStores.create();

    @Override
    protected Stores stores() {
        return STORES;
    }
}
