package io.menjin.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.crypto.Digest;
import io.menjin.core.crypto.Sealed;
import io.menjin.core.store.SharedValue;
import io.menjin.core.store.SharedValueStore;
import io.menjin.core.store.SharedValueStore.Lease;
import io.menjin.core.testkit.Race;
import io.menjin.store.jdbc.testing.OpenStores;
import io.menjin.store.jdbc.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Values that one node obtains for all, in every kind of database. */
class SharedValueStoreTest {

    private static final Duration LONG = Duration.ofHours(1);

    @Nested
    class Sqlite extends Cases {
        @RegisterExtension
        static final OpenStores STORES = new OpenStores(TestDatabase.SQLITE);

        @Override
        SharedValueStore store() {
            return STORES.jdbc().sharedValues();
        }
    }

    @Nested
    class Postgresql extends Cases {
        @RegisterExtension
        static final OpenStores STORES = new OpenStores(TestDatabase.POSTGRESQL);

        @Override
        SharedValueStore store() {
            return STORES.jdbc().sharedValues();
        }
    }

    @Nested
    class Mariadb extends Cases {
        @RegisterExtension
        static final OpenStores STORES = new OpenStores(TestDatabase.MARIADB);

        @Override
        SharedValueStore store() {
            return STORES.jdbc().sharedValues();
        }
    }

    abstract static class Cases {

        private final String name = "test:" + UUID.randomUUID();

        abstract SharedValueStore store();

        @Test
        void isEmptyAtFirst() {
            assertThat(store().find(name)).isEmpty();
            store().drop(name, digest('a'));
        }

        @Test
        void givesAllWhatOneHasPublished() {
            try (Lease lease = store().tryLease(name, LONG).orElseThrow()) {
                assertThat(store().find(name)).isEmpty();
                lease.publish(value('a', Duration.ofSeconds(7)));
            }
            SharedValue found = store().find(name).orElseThrow();
            assertThat(found.mark()).isEqualTo(digest('a'));
            assertThat(found.sealed().keyId()).isEqualTo("k1");
            assertThat(found.sealed().bytes()).containsExactly(1, 2, 3);
            assertThat(found.lifetime()).isEqualTo(LONG);
            // By the database's clock, however far away the one of this machine is.
            assertThat(found.age()).isBetween(Duration.ofSeconds(7), Duration.ofSeconds(7 + 60));
        }

        @RepeatedTest(10)
        void givesTheLeaseToOneOfMany() {
            try (Race race = new Race()) {
                List<Race.Result<Optional<Lease>>> results = race.run(16, () -> store().tryLease(name, LONG));
                assertThat(results.stream().filter(result -> result.get().isPresent()))
                        .hasSize(1);
            }
        }

        @Test
        void givesTheLeaseAgainWhenItWasGivenBack() {
            Lease first = store().tryLease(name, LONG).orElseThrow();
            assertThat(store().tryLease(name, LONG)).isEmpty();
            first.close();
            Lease second = store().tryLease(name, LONG).orElseThrow();
            // The first one again, late: it is not its lease any more.
            first.close();
            assertThat(store().tryLease(name, LONG)).isEmpty();
            second.close();
            assertThat(store().tryLease(name, LONG)).isPresent();
        }

        @Test
        void takesTheLeaseFromWhoDoesNotComeBackAndHearsNoMoreOfThem() {
            Lease dead = store().tryLease(name, Duration.ofMillis(1)).orElseThrow();
            Optional<Lease> next = Optional.empty();
            while (next.isEmpty()) {
                next = store().tryLease(name, LONG);
            }
            dead.publish(value('a', Duration.ZERO));
            assertThat(store().find(name)).isEmpty();
            next.get().publish(value('b', Duration.ZERO));
            dead.publish(value('a', Duration.ZERO));
            dead.close();
            assertThat(store().find(name).orElseThrow().mark()).isEqualTo(digest('b'));
            assertThat(store().tryLease(name, LONG)).isEmpty();
        }

        @Test
        void dropsOnlyTheValueThatIsMeant() {
            Lease lease = store().tryLease(name, LONG).orElseThrow();
            lease.publish(value('a', Duration.ZERO));
            store().drop(name, digest('b'));
            assertThat(store().find(name)).isPresent();
            store().drop(name, digest('a'));
            assertThat(store().find(name)).isEmpty();
            lease.publish(value('a', Duration.ZERO));
            assertThat(store().find(name)).isPresent();
        }

        private static SharedValue value(char letter, Duration age) {
            return new SharedValue(digest(letter), new Sealed("k1", new byte[] {1, 2, 3}), age, LONG);
        }

        private static Digest digest(char letter) {
            return new Digest(String.valueOf(letter).repeat(64));
        }
    }
}
