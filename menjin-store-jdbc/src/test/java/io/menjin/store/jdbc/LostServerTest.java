package io.menjin.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.menjin.core.account.Account;
import io.menjin.core.account.AccountId;
import io.menjin.core.account.Identity;
import io.menjin.core.store.AccountTransaction;
import io.menjin.core.store.StoreUnavailableException;
import io.menjin.core.testkit.network.Direction;
import io.menjin.core.testkit.network.FaultProxy;
import io.menjin.store.jdbc.testing.Fixtures;
import io.menjin.store.jdbc.testing.TestDatabase;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LostServerTest {

    private static final Pattern PORT = Pattern.compile(":(\\d+)/");
    /** How long something may go wrong that must go right: the machine may stand still for as long as the stores are patient. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void failsClearlyWhileTheServerIsAwayAndRecovers(TestDatabase kind) {
        String address = migrated(kind);
        Matcher port = PORT.matcher(address);
        assertThat(port.find()).isTrue();
        try (FaultProxy proxy = new FaultProxy(Integer.parseInt(port.group(1)));
                JdbcStores stores = open(JdbcStoreSettings.forUrl(port.replaceFirst(":" + proxy.port() + "/")))) {
            Identity identity = repeatedly(() -> Fixtures.register(stores));

            proxy.cut();
            assertThat(stores.isAnswering()).isFalse();
            assertThatThrownBy(() -> stores.accounts().find(identity.accountId()))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("accounts.find");
            assertThatThrownBy(() -> Fixtures.register(stores))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("accounts.transact");

            proxy.pass();
            // The pool tries again after a pause that has grown meanwhile.
            await(stores::isAnswering);
            assertThat(repeatedly(() -> stores.accounts().find(identity.accountId())))
                    .isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void keepsNothingOfATransactionThatLosesItsConnection(TestDatabase kind) {
        String address = migrated(kind);
        Matcher port = PORT.matcher(address);
        assertThat(port.find()).isTrue();
        AccountId id = Fixtures.accountId();
        try (FaultProxy proxy = new FaultProxy(Integer.parseInt(port.group(1)));
                JdbcStores stores = open(JdbcStoreSettings.forUrl(port.replaceFirst(":" + proxy.port() + "/")))) {
            failsAfter(stores, transaction -> {
                transaction.insert(Account.visitor(id, Fixtures.NOW));
                proxy.cut();
            });
            proxy.pass();
            await(stores::isAnswering);
            assertThat(repeatedly(() -> stores.accounts().find(id))).isEmpty();
        }
    }

    /** The server hears of neither the failure nor the close, and would keep the row locked for hours. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void aNodeThatFellSilentInATransactionDoesNotHoldUpOthers(TestDatabase kind) {
        String address = migrated(kind);
        Matcher port = PORT.matcher(address);
        assertThat(port.find()).isTrue();
        try (FaultProxy proxy = new FaultProxy(Integer.parseInt(port.group(1)));
                JdbcStores silent = impatient(port.replaceFirst(":" + proxy.port() + "/"));
                JdbcStores other = impatient(address)) {
            Identity identity = repeatedly(() -> Fixtures.register(other));
            failsAfter(silent, transaction -> {
                transaction.lock(identity.accountId());
                proxy.swallow();
            });
            await(() -> locks(other, identity.accountId()));
            assertThat(proxy.connections()).isPositive();

            assertThat(silent.isAnswering()).isFalse();
            proxy.pass();
            await(silent::isAnswering);
            await(() -> locks(silent, identity.accountId()));
        }
    }

    /** Each statement is answered in time, all of them together are not. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void endsATransactionThatASlowServerDoesNotLetFinish(TestDatabase kind) {
        String address = migrated(kind);
        Matcher port = PORT.matcher(address);
        assertThat(port.find()).isTrue();
        try (FaultProxy proxy = new FaultProxy(Integer.parseInt(port.group(1)));
                JdbcStores stores = impatient(port.replaceFirst(":" + proxy.port() + "/"))) {
            Identity identity = repeatedly(() -> Fixtures.register(stores));
            AtomicInteger statements = new AtomicInteger();
            proxy.slow(Direction.TO_CLIENT, Duration.ofMillis(300));
            assertThatThrownBy(() -> stores.accounts().transact(transaction -> {
                        while (statements.get() < 20) {
                            transaction.lock(identity.accountId());
                            statements.incrementAndGet();
                        }
                        return true;
                    }))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("accounts.transact");
            assertThat(statements).hasValueLessThan(20);
            proxy.pass();
            await(() -> locks(stores, identity.accountId()));
        }
    }

    /** The address of an empty database with the schema, for which nobody who is impatient has to wait. */
    private static String migrated(TestDatabase kind) {
        String address = kind.createAddress();
        JdbcStores.open(TestDatabase.patient(address).build()).close();
        return address;
    }

    private static JdbcStores impatient(String address) {
        return open(JdbcStoreSettings.forUrl(address).answerLimit(Duration.ofSeconds(1)));
    }

    private static JdbcStores open(JdbcStoreSettings.Builder settings) {
        JdbcStoreSettings impatient = settings.patience(Duration.ofSeconds(1)).build();
        return repeatedly(() -> JdbcStores.open(impatient));
    }

    /** Runs a transaction that fails after all of this has been done, and not before: then it is begun again. */
    private static void failsAfter(JdbcStores stores, Consumer<AccountTransaction> work) {
        AtomicBoolean done = new AtomicBoolean();
        await(() -> {
            assertThatThrownBy(() -> stores.accounts().transact(transaction -> {
                        work.accept(transaction);
                        done.set(true);
                        return true;
                    }))
                    .isInstanceOf(StoreUnavailableException.class);
            return done.get();
        });
    }

    private static boolean locks(JdbcStores stores, AccountId id) {
        try {
            stores.accounts().transact(transaction -> {
                assertThat(transaction.lock(id)).isPresent();
                return true;
            });
            return true;
        } catch (StoreUnavailableException e) {
            return false;
        }
    }

    /** Does what must succeed, again and again while it takes the machine longer than the stores are patient. */
    private static <T> T repeatedly(Supplier<T> work) {
        long begin = System.nanoTime();
        while (true) {
            try {
                return work.get();
            } catch (StoreUnavailableException e) {
                if (System.nanoTime() - begin > LONGEST.toNanos()) {
                    throw e;
                }
            }
        }
    }

    /** Asks again and again; every question takes its time when the answer is no. */
    private static void await(BooleanSupplier wanted) {
        long begin = System.nanoTime();
        while (!wanted.getAsBoolean()) {
            if (System.nanoTime() - begin > LONGEST.toNanos()) {
                throw new AssertionError("what was waited for has not come");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "mariadb"})
    void saysThatNobodyListensThere(String product) {
        try (FaultProxy proxy = new FaultProxy(1)) {
            proxy.close();
            JdbcStoreSettings settings = JdbcStoreSettings.forUrl(
                            "jdbc:" + product + "://127.0.0.1:" + proxy.port() + "/menjin")
                    .username("menjin")
                    .password(new DatabasePassword("canary-password"))
                    .patience(Duration.ofSeconds(1))
                    .build();
            assertThatThrownBy(() -> JdbcStores.open(settings))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("does not answer")
                    .satisfies(e -> assertThat(io.menjin.store.jdbc.testing.Traces.of(e))
                            .doesNotContain("canary"));
        }
    }

    @Test
    void saysThatTheDriverIsNotThere() {
        assertThatThrownBy(() -> JdbcStores.open(JdbcStoreSettings.forUrl("jdbc:mysql://127.0.0.1:1/menjin")
                        .build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("driver");
    }
}
