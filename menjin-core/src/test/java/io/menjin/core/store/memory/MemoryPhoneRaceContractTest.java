package io.menjin.core.store.memory;

import io.menjin.core.store.contract.PhoneRaceContract;
import io.menjin.core.store.contract.Stores;

class MemoryPhoneRaceContractTest extends PhoneRaceContract {

    private static final Stores STORES = MemoryStores.create();

    @Override
    protected Stores stores() {
        return STORES;
    }
}
