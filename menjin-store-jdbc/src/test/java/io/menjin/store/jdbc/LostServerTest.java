package io.menjin.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.menjin.core.account.Account;
import io.menjin.core.account.AccountId;
import io.menjin.core.account.Identity;
import io.menjin.core.store.StoreUnavailableException;
import io.menjin.core.testkit.network.FaultProxy;
import io.menjin.store.jdbc.testing.Fixtures;
import io.menjin.store.jdbc.testing.TestDatabase;
import java.time.Duration;
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
            assertThat(stores.accounts().find(identity.accountId())).isPresent();
            assertThat(stores.isAnswering()).isTrue();
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
            assertThat(stores.accounts().find(id)).isEmpty();
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
