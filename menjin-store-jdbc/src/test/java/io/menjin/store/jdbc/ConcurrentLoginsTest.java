package io.menjin.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.account.Identity;
import io.menjin.core.session.Session;
import io.menjin.core.session.SessionId;
import io.menjin.core.store.IssueOutcome;
import io.menjin.core.testkit.Race;
import io.menjin.store.jdbc.testing.Fixtures;
import io.menjin.store.jdbc.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConcurrentLoginsTest {

    private static final int ROUNDS = 50;
    private static final int LOGINS = 12;

    @ParameterizedTest
    @EnumSource
    void leaveAsManySessionsAsAreAllowed(TestDatabase kind) {
        try (JdbcStores stores = kind.open();
                Race race = new Race()) {
            for (int round = 0; round < ROUNDS; round++) {
                Identity identity = Fixtures.register(stores);
                List<SessionId> replaced = logins(stores, race, identity, null, 3);
                assertThat(stores.sessions().list(identity.accountId(), Fixtures.NOW.plusSeconds(1)))
                        .hasSize(3);
                assertThat(replaced).hasSize(LOGINS - 3).doesNotHaveDuplicates();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void leaveOneSessionOfOneDevice(TestDatabase kind) {
        try (JdbcStores stores = kind.open();
                Race race = new Race()) {
            for (int round = 0; round < ROUNDS; round++) {
                Identity identity = Fixtures.register(stores);
                List<SessionId> replaced = logins(stores, race, identity, "device", 100);
                assertThat(stores.sessions().list(identity.accountId(), Fixtures.NOW.plusSeconds(1)))
                        .hasSize(1);
                assertThat(replaced).hasSize(LOGINS - 1).doesNotHaveDuplicates();
            }
        }
    }

    /** Whatever the order, a login that comes after the end of all is either refused or dead. */
    @ParameterizedTest
    @EnumSource
    void survivesNoEndOfAllThatHasReturned(TestDatabase kind) {
        try (JdbcStores stores = kind.open();
                Race race = new Race()) {
            for (int round = 0; round < ROUNDS; round++) {
                Identity identity = Fixtures.register(stores);
                List<Callable<Boolean>> calls = new ArrayList<>();
                for (int i = 0; i < LOGINS; i++) {
                    Session session = Fixtures.session(identity, 0, Fixtures.NOW);
                    calls.add(() -> stores.sessions().issue(Fixtures.grant(session, 100)) != null);
                }
                // The port alone, without the account's own epoch.
                calls.add(() -> {
                    stores.sessions().endAll(identity.accountId(), 1, Fixtures.NOW);
                    return stores.sessions()
                            .list(identity.accountId(), Fixtures.NOW.plusSeconds(1))
                            .isEmpty();
                });
                assertThat(race.run(calls)).extracting(Race.Result::get).containsOnly(true);
                assertThat(stores.sessions().list(identity.accountId(), Fixtures.NOW.plusSeconds(1)))
                        .isEmpty();
                Session late = Fixtures.session(identity, 0, Fixtures.NOW);
                assertThat(stores.sessions().issue(Fixtures.grant(late, 100))).isEqualTo(new IssueOutcome.Stale());
            }
        }
    }

    private static List<SessionId> logins(
            JdbcStores stores, Race race, Identity identity, @Nullable String device, int maxSessions) {
        AtomicInteger next = new AtomicInteger();
        List<SessionId> replaced = new ArrayList<>();
        race.run(LOGINS, () -> {
                    Session session =
                            Fixtures.session(identity, 0, Fixtures.NOW.plusMillis(next.getAndIncrement()), device);
                    return stores.sessions().issue(Fixtures.fullGrant(session, maxSessions));
                })
                .forEach(result -> replaced.addAll(((IssueOutcome.Issued) result.get()).replaced()));
        return replaced;
    }
}
