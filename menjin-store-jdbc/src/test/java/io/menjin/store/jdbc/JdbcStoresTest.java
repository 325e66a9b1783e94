package io.menjin.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.account.Identity;
import io.menjin.core.session.Session;
import io.menjin.core.store.IssueOutcome;
import io.menjin.store.jdbc.testing.Fixtures;
import io.menjin.store.jdbc.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JdbcStoresTest {

    @ParameterizedTest
    @EnumSource
    void keepsALoginOverAReopening(TestDatabase kind) {
        JdbcStoreSettings settings = kind.create().build();
        Session session;
        Identity identity;
        try (JdbcStores stores = JdbcStores.open(settings)) {
            identity = Fixtures.register(stores);
            session = Fixtures.session(identity, 0, Fixtures.NOW);
            assertThat(stores.sessions().issue(Fixtures.fullGrant(session, 5)))
                    .isEqualTo(new IssueOutcome.Issued(List.of()));
            assertThat(stores.isAnswering()).isTrue();
        }
        try (JdbcStores stores = JdbcStores.open(settings)) {
            assertThat(stores.sessions().find(Fixtures.ref(session))).contains(session);
            assertThat(stores.sessionKeys().keys(Fixtures.APP, identity.openId()))
                    .hasSize(1);
            assertThat(stores.accounts().identities(identity.accountId())).containsExactly(identity);
        }
    }
}
