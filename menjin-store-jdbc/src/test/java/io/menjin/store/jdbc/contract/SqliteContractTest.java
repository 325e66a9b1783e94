package io.menjin.store.jdbc.contract;

import io.menjin.core.store.contract.AccountStoreContract;
import io.menjin.core.store.contract.AccountTransactionContract;
import io.menjin.core.store.contract.LoginLedgerContract;
import io.menjin.core.store.contract.OnceStoreContract;
import io.menjin.core.store.contract.PurgeContract;
import io.menjin.core.store.contract.SessionKeyStoreContract;
import io.menjin.core.store.contract.SessionStoreContract;
import io.menjin.core.store.contract.Stores;
import io.menjin.store.jdbc.testing.OpenStores;
import io.menjin.store.jdbc.testing.TestDatabase;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteContractTest {

    @RegisterExtension
    static final OpenStores STORES = new OpenStores(TestDatabase.SQLITE);

    @Nested
    class AccountStores extends AccountStoreContract {

        @Override
        protected Stores stores() {
            return STORES.all();
        }
    }

    @Nested
    class AccountTransactions extends AccountTransactionContract {

        @Override
        protected Stores stores() {
            return STORES.all();
        }
    }

    @Nested
    class SessionStores extends SessionStoreContract {

        @Override
        protected Stores stores() {
            return STORES.all();
        }
    }

    @Nested
    class SessionKeyStores extends SessionKeyStoreContract {

        @Override
        protected Stores stores() {
            return STORES.all();
        }
    }

    @Nested
    class LoginLedgers extends LoginLedgerContract {

        @Override
        protected Stores stores() {
            return STORES.all();
        }
    }

    @Nested
    class Purges extends PurgeContract {

        @Override
        protected Stores stores() {
            return STORES.all();
        }
    }

    @Nested
    class OnceStores extends OnceStoreContract {

        @Override
        protected Stores stores() {
            return STORES.all();
        }
    }
}
