package io.menjin.store.jdbc.testing;

import io.menjin.core.account.Account;
import io.menjin.core.account.AccountId;
import io.menjin.core.account.AccountState;
import io.menjin.core.account.Identity;
import io.menjin.core.account.UnionId;
import io.menjin.core.crypto.Digest;
import io.menjin.core.session.EndReason;
import io.menjin.core.session.Session;
import io.menjin.core.store.AuditEntry;
import io.menjin.core.store.contract.Stores;
import java.time.Duration;
import java.util.List;

/** Calls every operation of every port. */
public final class EveryOperation {

    private static final String PLATFORM = "platform";

    private final Stores stores;

    public EveryOperation(Stores stores) {
        this.stores = stores;
    }

    /** Makes people of all kinds with sessions of all kinds. */
    public void fill(int people) {
        for (int i = 0; i < people; i++) {
            person(i);
        }
    }

    private Identity person(int number) {
        UnionId unionId = new UnionId("u" + Long.toHexString(Fixtures.random()));
        Identity identity = new Identity(Fixtures.APP, Fixtures.openId(), unionId, Fixtures.accountId(), Fixtures.NOW);
        Account account = Account.visitor(identity.accountId(), Fixtures.NOW).withPhone(Fixtures.phone());
        stores.accounts().transact(tx -> {
            // One in a hundred is closing: enough to find by an index, too few to find otherwise.
            tx.insert(
                    number % 100 == 0
                            ? account.withState(AccountState.CLOSING, Fixtures.NOW.plusSeconds(number))
                            : account);
            tx.insertIdentity(identity);
            tx.linkUnionId(PLATFORM, unionId, identity.accountId());
            tx.claimPhone(List.of(Fixtures.digest(), Fixtures.digest()), identity.accountId());
            tx.append(new AuditEntry(identity.accountId(), Fixtures.NOW, "registered", "user", ""));
            return true;
        });
        Session session = Fixtures.session(identity, 0, Fixtures.NOW.plusSeconds(number), "device");
        stores.sessions().issue(Fixtures.fullGrant(session, 3));
        stores.once().claim(Fixtures.digest(), Fixtures.NOW.plusSeconds(number), Fixtures.NOW);
        return identity;
    }

    /** Calls each operation. */
    public void run() {
        Identity identity = person(1);
        Identity other = person(1);
        read(identity);
        change(identity, other);
        sessions(other);
        purge();
    }

    private void read(Identity identity) {
        AccountId id = identity.accountId();
        stores.accounts().find(id);
        stores.accounts().findByIdentity(identity.appId(), identity.openId());
        stores.accounts().identities(id);
        stores.accounts().audit(id, 10);
        stores.accounts().dueForErasure(Fixtures.NOW, 10);
        stores.accounts().sealedByOtherKeyThan("k1", 10);
        stores.sessionKeys().keys(identity.appId(), identity.openId());
        stores.ledger().find(Fixtures.digest(), Fixtures.NOW);
        stores.once().isClaimed(Fixtures.digest(), Fixtures.NOW);
    }

    private void change(Identity from, Identity into) {
        Digest index = Fixtures.digest();
        stores.accounts().transact(tx -> {
            Account account = tx.lock(into.accountId()).orElseThrow();
            tx.lockByIdentity(into.appId(), into.openId());
            tx.lockByUnionId(PLATFORM, into.unionId());
            tx.identities(into.accountId());
            tx.phoneHolder(List.of(index, Fixtures.digest()));
            tx.releasePhone(into.accountId());
            tx.claimPhone(List.of(index), into.accountId());
            tx.update(account.withProfile("n", null));
            tx.updateUnionId(into.appId(), into.openId(), new UnionId("another" + index.hex()));
            tx.moveIdentities(from.accountId(), into.accountId());
            tx.deleteIdentity(from.appId(), from.openId());
            tx.delete(from.accountId());
            return true;
        });
    }

    private void sessions(Identity identity) {
        Session first = Fixtures.session(identity, 0, Fixtures.NOW.plusSeconds(5), "device");
        stores.sessions().issue(Fixtures.fullGrant(first, 3));
        stores.sessions().find(Fixtures.ref(first));
        stores.sessions().renew(first, Fixtures.NOW.plus(Duration.ofDays(8)), Fixtures.NOW);
        stores.sessions().list(identity.accountId(), Fixtures.NOW.plusSeconds(6));
        stores.sessions().move(first, identity.accountId(), 0);
        stores.sessions().end(identity.accountId(), first.id(), EndReason.LOGGED_OUT, Fixtures.NOW.plusSeconds(7));
        stores.sessions().endAll(identity.accountId(), 1, Fixtures.NOW);
        stores.sessionKeys().add(identity.appId(), identity.openId(), Fixtures.sessionKey(Fixtures.NOW));
        stores.sessionKeys().forget(identity.appId(), identity.openId());
        stores.ledger().put(Fixtures.receipt(), Fixtures.NOW);
        Digest mark = Fixtures.digest();
        stores.once().claim(mark, Fixtures.NOW.plusSeconds(1), Fixtures.NOW);
        stores.once().claim(mark, Fixtures.NOW.plusSeconds(9), Fixtures.NOW.plusSeconds(2));
    }

    private void purge() {
        stores.sessions().purge(Fixtures.NOW.plusSeconds(3), 2);
        stores.sessionKeys().purge(Fixtures.NOW.plusSeconds(3), 2);
    }
}
