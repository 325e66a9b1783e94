package io.menjin.store.jdbc.contract;

import io.menjin.core.store.contract.AccountStoreContract;
import io.menjin.core.store.contract.AccountTransactionContract;
import io.menjin.core.store.contract.SessionKeyStoreContract;
import io.menjin.core.store.contract.SessionStoreContract;
import io.menjin.core.store.contract.Stores;
import io.menjin.store.jdbc.testing.OpenStores;
import io.menjin.store.jdbc.testing.TestDatabase;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An application's own pool, as inconvenient as applications have them: no auto-commit, REPEATABLE READ. */
class ApplicationPoolContractTest {

    @Nested
    class OnPostgresql {

        @RegisterExtension
        static final OpenStores STORES = OpenStores.overApplicationPool(TestDatabase.POSTGRESQL);

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
    }

    @Nested
    class OnMariaDb {

        @RegisterExtension
        static final OpenStores STORES = OpenStores.overApplicationPool(TestDatabase.MARIADB);

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
    }
}
