package io.menjin.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.menjin.core.account.Account;
import io.menjin.core.account.AccountId;
import io.menjin.core.account.Identity;
import io.menjin.core.store.StoreUnavailableException;
import io.menjin.core.testkit.network.Direction;
import io.menjin.core.testkit.network.FaultProxy;
import io.menjin.store.jdbc.testing.Fixtures;
import io.menjin.store.jdbc.testing.TestDatabase;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LostServerTest {

    private static final Pattern PORT = Pattern.compile(":(\\d+)/");

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void failsClearlyWhileTheServerIsAwayAndRecovers(TestDatabase kind) {
        String address = kind.createAddress();
        Matcher port = PORT.matcher(address);
        assertThat(port.find()).isTrue();
        try (FaultProxy proxy = new FaultProxy(Integer.parseInt(port.group(1)));
                JdbcStores stores =
                        JdbcStores.open(JdbcStoreSettings.forUrl(port.replaceFirst(":" + proxy.port() + "/"))
                                .patience(Duration.ofSeconds(1))
                                .build())) {
            Identity identity = Fixtures.register(stores);

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
            assertThat(stores.accounts().find(identity.accountId())).isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void keepsNothingOfATransactionThatLosesItsConnection(TestDatabase kind) {
        String address = kind.createAddress();
        Matcher port = PORT.matcher(address);
        assertThat(port.find()).isTrue();
        AccountId id = Fixtures.accountId();
        try (FaultProxy proxy = new FaultProxy(Integer.parseInt(port.group(1)));
                JdbcStores stores =
                        JdbcStores.open(JdbcStoreSettings.forUrl(port.replaceFirst(":" + proxy.port() + "/"))
                                .patience(Duration.ofSeconds(1))
                                .build())) {
            assertThatThrownBy(() -> stores.accounts().transact(transaction -> {
                        transaction.insert(Account.visitor(id, Fixtures.NOW));
                        proxy.cut();
                        return true;
                    }))
                    .isInstanceOf(StoreUnavailableException.class);
            proxy.pass();
            await(stores::isAnswering);
            assertThat(stores.accounts().find(id)).isEmpty();
        }
    }

    /** The server hears of neither the failure nor the close, and would keep the row locked for hours. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void aNodeThatFellSilentInATransactionDoesNotHoldUpOthers(TestDatabase kind) {
        String address = kind.createAddress();
        Matcher port = PORT.matcher(address);
        assertThat(port.find()).isTrue();
        try (FaultProxy proxy = new FaultProxy(Integer.parseInt(port.group(1)));
                JdbcStores silent = impatient(port.replaceFirst(":" + proxy.port() + "/"));
                JdbcStores other = impatient(address)) {
            Identity identity = Fixtures.register(other);
            assertThatThrownBy(() -> silent.accounts().transact(transaction -> {
                        transaction.lock(identity.accountId());
                        proxy.swallow();
                        return true;
                    }))
                    .isInstanceOf(StoreUnavailableException.class);
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
        String address = kind.createAddress();
        Matcher port = PORT.matcher(address);
        assertThat(port.find()).isTrue();
        try (FaultProxy proxy = new FaultProxy(Integer.parseInt(port.group(1)));
                JdbcStores stores = impatient(port.replaceFirst(":" + proxy.port() + "/"))) {
            Identity identity = Fixtures.register(stores);
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

    private static JdbcStores impatient(String address) {
        return JdbcStores.open(JdbcStoreSettings.forUrl(address)
                .patience(Duration.ofSeconds(1))
                .answerLimit(Duration.ofSeconds(1))
                .build());
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

    /** Asks again and again; every question takes its time when the answer is no. */
    private static void await(BooleanSupplier wanted) {
        for (int attempt = 0; !wanted.getAsBoolean(); attempt++) {
            assertThat(attempt).isLessThan(30);
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
