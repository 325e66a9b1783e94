package io.menjin.core.store.memory;

import io.menjin.core.store.contract.IdempotencyRaceContract;
import io.menjin.core.store.contract.Stores;

class MemoryIdempotencyRaceContractTest extends IdempotencyRaceContract {

    private static final Stores STORES = MemoryStores.create();

    @Override
    protected Stores stores() {
        return STORES;
    }
}
