package io.menjin.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.menjin.core.account.Account;
import io.menjin.core.account.BoundPhone;
import io.menjin.core.account.Identity;
import io.menjin.core.account.OpenId;
import io.menjin.core.account.UnionId;
import io.menjin.core.crypto.Digest;
import io.menjin.core.crypto.Sealed;
import io.menjin.core.session.Session;
import io.menjin.core.store.StoreUnavailableException;
import io.menjin.store.jdbc.testing.Fixtures;
import io.menjin.store.jdbc.testing.TestDatabase;
import io.menjin.store.jdbc.testing.Traces;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Databases name values in their messages; none of them may come out of a store. */
class ValuesInFailuresTest {

    private static final OpenId OPEN_ID = new OpenId("canaryOpenId");
    private static final UnionId UNION_ID = new UnionId("canaryUnionId");
    private static final Digest DIGEST = new Digest("ca7a".repeat(16));

    @ParameterizedTest
    @EnumSource
    void tellNothingOfAKeyThatIsTaken(TestDatabase kind) {
        try (JdbcStores stores = kind.open()) {
            Identity other = Fixtures.register(stores);
            Identity identity = new Identity(Fixtures.APP, OPEN_ID, UNION_ID, other.accountId(), Fixtures.NOW);
            Throwable thrown = catchThrowable(() -> stores.accounts().transact(transaction -> {
                transaction.insertIdentity(identity);
                transaction.insertIdentity(identity);
                return true;
            }));
            assertThat(thrown).isInstanceOf(StoreUnavailableException.class).hasMessageContaining("collided");
            assertNothingTold(thrown);
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellNothingOfATokenThatIsTaken(TestDatabase kind) {
        try (JdbcStores stores = kind.open()) {
            Identity identity = Fixtures.register(stores);
            Session first = withToken(Fixtures.session(identity, 0, Fixtures.NOW));
            Session second = withToken(Fixtures.session(identity, 0, Fixtures.NOW));
            stores.sessions().issue(Fixtures.grant(first, 5));
            assertNothingTold(catchThrowable(() -> stores.sessions().issue(Fixtures.grant(second, 5))));
            assertThat(stores.sessions().list(identity.accountId(), Fixtures.NOW))
                    .containsExactly(first);
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellNothingOfTextThatDoesNotFit(TestDatabase kind) {
        try (JdbcStores stores = kind.open()) {
            Account visitor = Account.visitor(Fixtures.accountId(), Fixtures.NOW);
            List<Account> unfit = List.of(
                    visitor.withProfile("canary".repeat(100), null),
                    visitor.withProfile("canary\0", null),
                    visitor.withProfile("canary\ud83d", null),
                    visitor.withProfile(null, "canary".repeat(1000)),
                    visitor.withPhone(new BoundPhone("canary".repeat(50), "86", Fixtures.sealed("x"), Fixtures.NOW)),
                    visitor.withPhone(new BoundPhone("135", "86", new Sealed("k1", new byte[20_000]), Fixtures.NOW)));
            for (Account account : unfit) {
                Throwable thrown = catchThrowable(() -> stores.accounts().transact(transaction -> {
                    transaction.insert(account);
                    return true;
                }));
                assertThat(thrown).isInstanceOf(IllegalArgumentException.class);
                assertNothingTold(thrown);
                assertThat(stores.accounts().find(visitor.id())).isEmpty();
            }
        }
    }

    private static Session withToken(Session session) {
        return new Session(
                session.id(),
                DIGEST,
                session.accountId(),
                session.epoch(),
                session.source(),
                session.openId(),
                session.device(),
                session.createdAt(),
                session.expiresAt(),
                session.idleExpiresAt(),
                null);
    }

    private static void assertNothingTold(Throwable thrown) {
        assertThat(Traces.of(thrown))
                .doesNotContainIgnoringCase("canary")
                .doesNotContain("ca7a")
                .doesNotContain(Fixtures.APP.value());
    }
}
