package io.menjin.store.redis.contract;

import io.menjin.core.store.contract.LoginLedgerContract;
import io.menjin.core.store.contract.OnceStoreContract;
import io.menjin.core.store.contract.SessionKeyStoreContract;
import io.menjin.core.store.contract.SessionStoreContract;
import io.menjin.core.store.contract.Stores;
import io.menjin.store.redis.testing.OpenRedis;
import io.menjin.store.redis.testing.Topology;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class SentinelContractTest {

    @RegisterExtension
    static final OpenRedis REDIS = new OpenRedis(Topology.SENTINEL);

    @Nested
    class SessionStores extends SessionStoreContract {

        @Override
        protected Stores stores() {
            return REDIS.all();
        }
    }

    @Nested
    class SessionKeyStores extends SessionKeyStoreContract {

        @Override
        protected Stores stores() {
            return REDIS.all();
        }
    }

    @Nested
    class LoginLedgers extends LoginLedgerContract {

        @Override
        protected Stores stores() {
            return REDIS.all();
        }
    }

    @Nested
    class OnceStores extends OnceStoreContract {

        @Override
        protected Stores stores() {
            return REDIS.all();
        }
    }
}
