package io.menjin.store.jdbc.contract;

import io.menjin.core.store.contract.FirstLoginRaceContract;
import io.menjin.core.store.contract.IdempotencyRaceContract;
import io.menjin.core.store.contract.PhoneRaceContract;
import io.menjin.core.store.contract.RegistrationRaceContract;
import io.menjin.core.store.contract.RevocationRaceContract;
import io.menjin.core.store.contract.SessionKeyRaceContract;
import io.menjin.core.store.contract.Stores;
import io.menjin.store.jdbc.testing.OpenStores;
import io.menjin.store.jdbc.testing.TestDatabase;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The core's services racing over this database, as two nodes do. */
class MariaDbRacesTest {

    @RegisterExtension
    static final OpenStores STORES = new OpenStores(TestDatabase.MARIADB);

    @Nested
    class FirstLoginRaces extends FirstLoginRaceContract {

        @Override
        protected Stores stores() {
            return STORES.all();
        }
    }

    @Nested
    class IdempotencyRaces extends IdempotencyRaceContract {

        @Override
        protected Stores stores() {
            return STORES.all();
        }
    }

    @Nested
    class RegistrationRaces extends RegistrationRaceContract {

        @Override
        protected Stores stores() {
            return STORES.all();
        }
    }

    @Nested
    class RevocationRaces extends RevocationRaceContract {

        @Override
        protected Stores stores() {
            return STORES.all();
        }
    }

    @Nested
    class SessionKeyRaces extends SessionKeyRaceContract {

        @Override
        protected Stores stores() {
            return STORES.all();
        }
    }

    @Nested
    class PhoneRaces extends PhoneRaceContract {

        @Override
        protected Stores stores() {
            return STORES.all();
        }
    }
}
