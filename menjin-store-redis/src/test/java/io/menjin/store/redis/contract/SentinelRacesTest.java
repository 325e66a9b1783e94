package io.menjin.store.redis.contract;

import io.menjin.core.store.contract.FirstLoginRaceContract;
import io.menjin.core.store.contract.IdempotencyRaceContract;
import io.menjin.core.store.contract.PhoneRaceContract;
import io.menjin.core.store.contract.RegistrationRaceContract;
import io.menjin.core.store.contract.RevocationRaceContract;
import io.menjin.core.store.contract.SessionKeyRaceContract;
import io.menjin.core.store.contract.Stores;
import io.menjin.store.redis.testing.OpenRedis;
import io.menjin.store.redis.testing.Topology;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The core's services racing over Redis, as two nodes do. Only in long runs: Sentinels say where the master is and do nothing
 * else while it lives, and what races there races in {@link StandaloneRacesTest}, too.
 */
@EnabledIfSystemProperty(named = "menjin.long", matches = "true")
class SentinelRacesTest {

    @RegisterExtension
    static final OpenRedis REDIS = new OpenRedis(Topology.SENTINEL);

    @Nested
    class FirstLoginRaces extends FirstLoginRaceContract {

        @Override
        protected Stores stores() {
            return REDIS.all();
        }
    }

    @Nested
    class IdempotencyRaces extends IdempotencyRaceContract {

        @Override
        protected Stores stores() {
            return REDIS.all();
        }
    }

    @Nested
    class RegistrationRaces extends RegistrationRaceContract {

        @Override
        protected Stores stores() {
            return REDIS.all();
        }
    }

    @Nested
    class RevocationRaces extends RevocationRaceContract {

        @Override
        protected Stores stores() {
            return REDIS.all();
        }
    }

    @Nested
    class SessionKeyRaces extends SessionKeyRaceContract {

        @Override
        protected Stores stores() {
            return REDIS.all();
        }
    }

    @Nested
    class PhoneRaces extends PhoneRaceContract {

        @Override
        protected Stores stores() {
            return REDIS.all();
        }
    }
}
