package io.menjin.core.store.contract;

import static io.menjin.core.store.contract.Samples.APP;
import static io.menjin.core.store.contract.Samples.NOW;
import static io.menjin.core.store.contract.Samples.device;
import static io.menjin.core.store.contract.Samples.ref;
import static io.menjin.core.store.contract.Samples.session;
import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.account.Account;
import io.menjin.core.account.OpenId;
import io.menjin.core.crypto.Digest;
import io.menjin.core.session.Device;
import io.menjin.core.session.EndReason;
import io.menjin.core.session.Session;
import io.menjin.core.store.IssueOutcome.Issued;
import io.menjin.core.store.LoginReceipt;
import io.menjin.core.store.SealedSessionKey;
import io.menjin.core.store.SessionGrant;
import io.menjin.core.store.SessionKeyStore;
import io.menjin.core.store.SessionStore;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What stores must do whose rows do not go by themselves. */
public abstract class PurgeContract {

    private final OpenId openId = Samples.openId();

    /** The stores under test, the same for all tests of a class. */
    protected abstract Stores stores();

    @Test
    void purgesWhatIsOverAndNothingElse() {
        Account account = account();
        // Long ago, so that nothing of the other tests is in the way.
        Instant past = Instant.parse("2002-01-01T00:00:00Z");
        Session expired = issue(account, device(null), past);
        Session ended = issue(account, device(null), NOW);
        Session living = issue(account, device(null), NOW.plusSeconds(1));
        sessions().end(account.id(), ended.id(), EndReason.LOGGED_OUT, past.plusSeconds(5));
        Digest mark = Samples.digest();
        stores().once().claim(mark, past.plusSeconds(5), past);
        LoginReceipt receipt =
                new LoginReceipt(Samples.digest(), Samples.digest(), Samples.sealed(), past.plusSeconds(5));
        stores().ledger().put(receipt, past);
        Instant before = past.plus(Duration.ofDays(60));

        int purged = 0;
        int last;
        do {
            last = sessions().purge(before, 2);
            assertThat(last).isLessThanOrEqualTo(2);
            purged += last;
        } while (last > 0);

        assertThat(purged).isGreaterThanOrEqualTo(4);
        assertThat(sessions().find(ref(expired))).isEmpty();
        assertThat(sessions().find(ref(ended))).isEmpty();
        assertThat(sessions().find(ref(living))).contains(living);
        assertThat(stores().ledger().find(receipt.codeHash(), past)).isEmpty();
        assertThat(stores().once().isClaimed(mark, past)).isFalse();
    }

    @Test
    void purgesOldKeysInPortions() {
        Instant past = Instant.parse("2003-01-01T00:00:00Z");
        keys().add(APP, openId, Samples.key(past));
        keys().add(APP, openId, Samples.key(past.plusMillis(1)));
        SealedSessionKey current = Samples.key(NOW);
        keys().add(APP, openId, current);
        int last;
        do {
            last = keys().purge(past.plus(Duration.ofDays(1)), 1);
            assertThat(last).isLessThanOrEqualTo(1);
        } while (last > 0);
        assertThat(keys().keys(APP, openId)).containsExactly(current);
    }

    private SessionStore sessions() {
        return stores().sessions();
    }

    private SessionKeyStore keys() {
        return stores().sessionKeys();
    }

    private Account account() {
        Account account = Samples.visitor();
        stores().accounts().transact(tx -> {
            tx.insert(account);
            return true;
        });
        return account;
    }

    private Session issue(Account account, Device device, Instant createdAt) {
        Session session = session(account, device, createdAt);
        assertThat(sessions().issue(new SessionGrant(session, 10, APP, null, null)))
                .isInstanceOf(Issued.class);
        return session;
    }
}
