package io.menjin.core.store.contract;

import static io.menjin.core.store.contract.Samples.APP;
import static io.menjin.core.store.contract.Samples.NOW;
import static io.menjin.core.store.contract.Samples.device;
import static io.menjin.core.store.contract.Samples.ref;
import static io.menjin.core.store.contract.Samples.session;
import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.account.Account;
import io.menjin.core.crypto.Digest;
import io.menjin.core.session.Device;
import io.menjin.core.session.EndReason;
import io.menjin.core.session.Session;
import io.menjin.core.session.SessionId;
import io.menjin.core.source.SourceName;
import io.menjin.core.store.IssueOutcome;
import io.menjin.core.store.IssueOutcome.Issued;
import io.menjin.core.store.IssueOutcome.Stale;
import io.menjin.core.store.LoginReceipt;
import io.menjin.core.store.SealedSessionKey;
import io.menjin.core.store.SessionGrant;
import io.menjin.core.store.SessionStore;
import io.menjin.core.token.TokenRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link SessionStore} must do. */
public abstract class SessionStoreContract {

    /** The stores under test, the same for all tests of a class. */
    protected abstract Stores stores();

    @Test
    void findsASessionWithAllItsFields() {
        Session session = session(account(), device("d-1"), NOW);
        assertThat(sessions().issue(Samples.grant(session))).isEqualTo(new Issued(List.of()));
        assertThat(sessions().find(ref(session))).contains(session);
    }

    @Test
    void findsASessionOfAnUnknownDevice() {
        Session session = issue(account(), Device.UNKNOWN, NOW);
        assertThat(sessions().find(ref(session))).contains(session);
    }

    @Test
    void findsNothingForAForeignToken() {
        assertThat(sessions().find(new TokenRef(Samples.accountId(), Samples.digest())))
                .isEmpty();
    }

    @Test
    void writesSessionKeyAndReceiptWithTheSession() {
        Account account = account();
        Session session = session(account, device(null), NOW);
        SealedSessionKey key = Samples.key(NOW);
        LoginReceipt receipt = Samples.receipt(Samples.digest());

        sessions().issue(new SessionGrant(session, 10, APP, key, receipt));

        assertThat(stores().sessionKeys().keys(APP, session.openId())).containsExactly(key);
        assertThat(stores().ledger().find(receipt.codeHash(), NOW)).contains(receipt);
    }

    @Test
    void replacesTheReceiptOfACodeThatIsExchangedAgain() {
        Account account = account();
        Digest code = Samples.digest();
        LoginReceipt second = Samples.receipt(code);
        sessions().issue(new SessionGrant(session(account, device(null), NOW), 10, APP, null, Samples.receipt(code)));
        sessions().issue(new SessionGrant(session(account, device(null), NOW), 10, APP, null, second));
        assertThat(stores().ledger().find(code, NOW)).contains(second);
    }

    @Test
    void replacesTheSessionOfTheSameDevice() {
        Account account = account();
        Session old = issue(account, device("phone"), NOW);
        Session other = issue(account, device("tablet"), NOW.plusSeconds(1));
        Session somebodyElses = issue(account(), device("phone"), NOW);

        Session fresh = session(account, device("phone"), NOW.plusSeconds(2));
        assertThat(sessions().issue(Samples.grant(fresh))).isEqualTo(new Issued(List.of(old.id())));

        assertThat(reason(old)).isEqualTo(EndReason.REPLACED);
        assertThat(reason(other)).isNull();
        assertThat(reason(fresh)).isNull();
        assertThat(reason(somebodyElses)).isNull();
    }

    @Test
    void doesNotTakeDevicesWithoutAnIdForTheSame() {
        Account account = account();
        Session one = issue(account, device(null), NOW);
        Session other = issue(account, device(null), NOW.plusSeconds(1));
        assertThat(reason(one)).isNull();
        assertThat(reason(other)).isNull();
    }

    @Test
    void replacesTheOldestBeyondTheLimit() {
        Account account = account();
        List<Session> three = IntStream.range(0, 3)
                .mapToObj(i -> issue(account, device(null), NOW.plusSeconds(i), 3))
                .toList();

        Session fourth = session(account, device(null), NOW.plusSeconds(3));
        IssueOutcome outcome = sessions().issue(new SessionGrant(fourth, 3, APP, null, null));

        assertThat(outcome).isEqualTo(new Issued(List.of(three.get(0).id())));
        assertThat(reason(three.get(0))).isEqualTo(EndReason.REPLACED);
        assertThat(sessions().list(account.id(), NOW.plusSeconds(4))).hasSize(3);
    }

    @Test
    void replacesSeveralWhenTheLimitWasLowered() {
        Account account = account();
        List<SessionId> five = IntStream.range(0, 5)
                .mapToObj(i -> issue(account, device(null), NOW.plusSeconds(i)).id())
                .toList();
        Session last = session(account, device(null), NOW.plusSeconds(9));
        Issued outcome = (Issued) sessions().issue(new SessionGrant(last, 2, APP, null, null));
        assertThat(outcome.replaced()).containsExactlyInAnyOrderElementsOf(five.subList(0, 4));
    }

    @Test
    void countsNeitherEndedNorExpiredSessions() {
        Account account = account();
        Session ended = issue(account, device(null), NOW, 2);
        Instant expired = NOW.minus(Duration.ofDays(8));
        issue(account, device(null), expired, 2);
        Session living = issue(account, device(null), NOW.plusSeconds(1), 2);
        sessions().end(account.id(), ended.id(), EndReason.LOGGED_OUT, NOW.plusSeconds(2));

        IssueOutcome outcome = sessions()
                .issue(new SessionGrant(session(account, device(null), NOW.plusSeconds(3)), 2, APP, null, null));

        assertThat(outcome).isEqualTo(new Issued(List.of()));
        assertThat(reason(living)).isNull();
        assertThat(reason(ended)).isEqualTo(EndReason.LOGGED_OUT);
    }

    @Test
    void refusesAStaleLoginAndWritesNothing() {
        Account account = account();
        Session device = issue(account, device("phone"), NOW);
        bump(account);
        Session stale = session(account, device("phone"), NOW.plusSeconds(1));
        LoginReceipt receipt = Samples.receipt(Samples.digest());

        IssueOutcome outcome = sessions().issue(new SessionGrant(stale, 1, APP, Samples.key(NOW), receipt));

        assertThat(outcome).isEqualTo(new Stale());
        assertThat(sessions().find(ref(stale))).isEmpty();
        assertThat(stores().sessionKeys().keys(APP, stale.openId())).isEmpty();
        assertThat(stores().ledger().find(receipt.codeHash(), NOW)).isEmpty();
        assertThat(reason(device)).isEqualTo(EndReason.REVOKED);
    }

    @Test
    void refusesALoginOfAnAccountThatIsGone() {
        Account account = account();
        Session before = issue(account, device(null), NOW);
        stores().accounts().transact(tx -> {
            tx.delete(account.id());
            return true;
        });
        sessions().endAll(account.id(), account.epoch() + 1, NOW);

        assertThat(sessions().issue(Samples.grant(session(account, device(null), NOW))))
                .isEqualTo(new Stale());
        assertThat(sessions().find(ref(before)).map(Session::endReason)).hasValue(EndReason.REVOKED);
        assertThat(sessions().list(account.id(), NOW)).isEmpty();
    }

    @Test
    void endsAllOfEarlierEpochsAndNoneOfTheNext() {
        Account account = account();
        Session one = issue(account, device(null), NOW);
        Session other = issue(account, device(null), NOW.plusSeconds(1));
        Session somebodyElses = issue(account(), device(null), NOW);

        Account next = bump(account);
        Session later = issue(next, device(null), NOW.plusSeconds(2));

        assertThat(reason(one)).isEqualTo(EndReason.REVOKED);
        assertThat(reason(other)).isEqualTo(EndReason.REVOKED);
        assertThat(reason(later)).isNull();
        assertThat(reason(somebodyElses)).isNull();
        assertThat(sessions().list(account.id(), NOW.plusSeconds(3))).containsExactly(later);
    }

    @Test
    void neverBringsBackWhatALaterEpochHasEnded() {
        Account account = account();
        Session session = issue(account, device(null), NOW);
        Account next = bump(bump(account));
        // Late news of an earlier ending.
        sessions().endAll(account.id(), account.epoch() + 1, NOW);
        assertThat(reason(session)).isEqualTo(EndReason.REVOKED);
        Session middle = session(account.withNextEpoch(), device(null), NOW);
        assertThat(sessions().issue(Samples.grant(middle))).isEqualTo(new Stale());
        assertThat(sessions().issue(Samples.grant(session(next, device(null), NOW))))
                .isInstanceOf(Issued.class);
    }

    @Test
    void keepsTheReasonOfASessionThatEndedBeforeAllDid() {
        Account account = account();
        Session replaced = issue(account, device("phone"), NOW);
        issue(account, device("phone"), NOW.plusSeconds(1));
        bump(account);
        assertThat(reason(replaced)).isIn(EndReason.REPLACED, EndReason.REVOKED);
    }

    @Test
    void renewsTheIdleEndOfALivingSession() {
        Session session = issue(account(), device(null), NOW);
        Instant later = NOW.plus(Duration.ofDays(9));
        sessions().renew(session, later, NOW.plus(Duration.ofDays(2)));
        assertThat(sessions().find(ref(session))).contains(session.withIdleExpiresAt(later));
    }

    @Test
    void doesNotRenewAnEndedSession() {
        Account account = account();
        Session session = issue(account, device(null), NOW);
        sessions().end(account.id(), session.id(), EndReason.LOGGED_OUT, NOW.plusSeconds(1));
        sessions().renew(session, NOW.plus(Duration.ofDays(9)), NOW.plusSeconds(2));
        Session found = sessions().find(ref(session)).orElseThrow();
        assertThat(found.endReason()).isEqualTo(EndReason.LOGGED_OUT);
        assertThat(found.idleExpiresAt()).isEqualTo(session.idleExpiresAt());
    }

    @Test
    void endsOneSessionOnce() {
        Account account = account();
        Session one = issue(account, device(null), NOW);
        Session other = issue(account, device(null), NOW.plusSeconds(1));
        assertThat(sessions().end(account.id(), one.id(), EndReason.LOGGED_OUT, NOW.plusSeconds(2)))
                .isTrue();
        assertThat(sessions().end(account.id(), one.id(), EndReason.REVOKED, NOW.plusSeconds(3)))
                .isFalse();
        assertThat(reason(one)).isEqualTo(EndReason.LOGGED_OUT);
        assertThat(reason(other)).isNull();
    }

    @Test
    void doesNotEndSomebodyElsesSession() {
        Session session = issue(account(), device(null), NOW);
        assertThat(sessions().end(Samples.accountId(), session.id(), EndReason.LOGGED_OUT, NOW))
                .isFalse();
        assertThat(reason(session)).isNull();
    }

    @Test
    void doesNotEndWhatAllOthersWereEndedWith() {
        Account account = account();
        Session session = issue(account, device(null), NOW);
        bump(account);
        assertThat(sessions().end(account.id(), session.id(), EndReason.LOGGED_OUT, NOW))
                .isFalse();
        assertThat(reason(session)).isEqualTo(EndReason.REVOKED);
    }

    @Test
    void listsLivingSessionsNewestFirst() {
        Account account = account();
        Session first = issue(account, device("a"), NOW);
        Session second = issue(account, device("b"), NOW.plusSeconds(1));
        Session ended = issue(account, device("c"), NOW.plusSeconds(2));
        issue(account(), device("a"), NOW);
        sessions().end(account.id(), ended.id(), EndReason.LOGGED_OUT, NOW.plusSeconds(3));

        assertThat(sessions().list(account.id(), NOW.plusSeconds(4))).containsExactly(second, first);
        assertThat(sessions().list(account.id(), first.idleExpiresAt())).containsExactly(second);
        assertThat(sessions().list(account.id(), second.idleExpiresAt())).isEmpty();
    }

    @Test
    void takesTheOrderOfIssueForSessionsOfOneMoment() {
        Account account = account();
        List<Session> issued = IntStream.range(0, 4)
                .mapToObj(i -> issue(account, device(null), NOW, 4))
                .toList();
        assertThat(sessions().list(account.id(), NOW))
                .containsExactly(issued.get(3), issued.get(2), issued.get(1), issued.get(0));

        Session fifth = session(account, device(null), NOW);
        assertThat(sessions().issue(new SessionGrant(fifth, 4, APP, null, null)))
                .isEqualTo(new Issued(List.of(issued.get(0).id())));
        assertThat(sessions().list(account.id(), NOW))
                .containsExactly(fifth, issued.get(3), issued.get(2), issued.get(1));
    }

    @Test
    void takesADeviceOfAnotherSourceForAnotherOne() {
        Account account = account();
        Session shop = issue(account, device("phone"), NOW);
        Session club = ofSource(session(account, device("phone"), NOW.plusSeconds(1)), new SourceName("club"));
        assertThat(sessions().issue(Samples.grant(club))).isEqualTo(new Issued(List.of()));

        Session again = ofSource(session(account, device("phone"), NOW.plusSeconds(2)), club.source());
        assertThat(sessions().issue(Samples.grant(again))).isEqualTo(new Issued(List.of(club.id())));
        assertThat(reason(shop)).isNull();
        assertThat(reason(club)).isEqualTo(EndReason.REPLACED);
    }

    @Test
    void movesALivingSessionToAnotherAccount() {
        Account from = account();
        Account into = bump(account());
        Session session = issue(from, device("phone"), NOW);
        Session stays = issue(from, device("tablet"), NOW.plusSeconds(1));

        sessions().move(session, into.id(), into.epoch());

        Session moved = sessions().find(ref(session)).orElseThrow();
        assertThat(moved.accountId()).isEqualTo(into.id());
        assertThat(moved.epoch()).isEqualTo(into.epoch());
        assertThat(moved.endReason()).isNull();
        assertThat(moved.device()).isEqualTo(session.device());
        assertThat(sessions().list(into.id(), NOW.plusSeconds(2))).containsExactly(moved);
        assertThat(sessions().list(from.id(), NOW.plusSeconds(2))).containsExactly(stays);
        bump(from);
        assertThat(reason(session)).isNull();
        bump(into);
        assertThat(reason(session)).isEqualTo(EndReason.REVOKED);
    }

    @Test
    void doesNotReviveASessionByMovingIt() {
        Account from = account();
        Account into = account();
        Session ended = issue(from, device(null), NOW);
        sessions().end(from.id(), ended.id(), EndReason.LOGGED_OUT, NOW.plusSeconds(1));
        sessions().move(ended, into.id(), into.epoch());
        assertThat(reason(ended)).isEqualTo(EndReason.LOGGED_OUT);

        Session revoked = issue(from, device(null), NOW);
        bump(from);
        sessions().move(revoked, into.id(), into.epoch());
        assertThat(reason(revoked)).isEqualTo(EndReason.REVOKED);
        assertThat(sessions().list(into.id(), NOW.plusSeconds(2))).isEmpty();
    }

    private SessionStore sessions() {
        return stores().sessions();
    }

    /** Sessions belong to accounts that exist. */
    private Account account() {
        Account account = Samples.visitor();
        stores().accounts().transact(tx -> {
            tx.insert(account);
            return true;
        });
        return account;
    }

    /** Ends all sessions as the core does: first the account's epoch, then the session store. */
    private Account bump(Account account) {
        Account next = account.withNextEpoch();
        stores().accounts().transact(tx -> {
            tx.update(next);
            return true;
        });
        sessions().endAll(next.id(), next.epoch(), NOW);
        return next;
    }

    private Session issue(Account account, Device device, Instant createdAt) {
        return issue(account, device, createdAt, 10);
    }

    private Session issue(Account account, Device device, Instant createdAt, int maxSessions) {
        Session session = session(account, device, createdAt);
        assertThat(sessions().issue(new SessionGrant(session, maxSessions, APP, null, null)))
                .isInstanceOf(Issued.class);
        return session;
    }

    private static Session ofSource(Session s, SourceName source) {
        return new Session(
                s.id(),
                s.tokenHash(),
                s.accountId(),
                s.epoch(),
                source,
                s.openId(),
                s.device(),
                s.createdAt(),
                s.expiresAt(),
                s.idleExpiresAt(),
                s.endReason());
    }

    private @Nullable EndReason reason(Session session) {
        return sessions().find(ref(session)).orElseThrow().endReason();
    }
}
