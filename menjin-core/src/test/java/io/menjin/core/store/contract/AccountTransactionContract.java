package io.menjin.core.store.contract;

import static io.menjin.core.store.contract.Samples.APP;
import static io.menjin.core.store.contract.Samples.NOW;
import static io.menjin.core.store.contract.Samples.OTHER_APP;
import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.account.Account;
import io.menjin.core.account.AccountId;
import io.menjin.core.account.AccountState;
import io.menjin.core.account.Identity;
import io.menjin.core.account.UnionId;
import io.menjin.core.crypto.Digest;
import io.menjin.core.store.AccountTransaction;
import io.menjin.core.store.AuditEntry;
import io.menjin.core.testkit.Race;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link AccountTransaction} must do. */
public abstract class AccountTransactionContract {

    /** The name of an open platform. */
    private static final String PLATFORM = "contract-group";

    /** The stores under test, the same for all tests of a class. */
    protected abstract Stores stores();

    @Test
    void locksAnAccountByIdIdentityAndUnionId() {
        Account account = insertVisitor();
        Identity identity = insertIdentity(account, Samples.unionId());
        assertThat(locked(tx -> tx.lock(account.id()))).contains(account);
        assertThat(locked(tx -> tx.lockByIdentity(APP, identity.openId()))).contains(account);
        assertThat(locked(tx -> tx.lockByUnionId(PLATFORM, identity.unionId()))).contains(account);
    }

    @Test
    void locksNobodyWhereNobodyIs() {
        assertThat(locked(tx -> tx.lock(Samples.accountId()))).isEmpty();
        assertThat(locked(tx -> tx.lockByIdentity(APP, Samples.openId()))).isEmpty();
        assertThat(locked(tx -> tx.lockByUnionId(PLATFORM, Samples.unionId()))).isEmpty();
        assertThat(holder(List.of(Samples.digest()))).isEmpty();
    }

    @Test
    void keepsUnionIdsOfDifferentOpenPlatformsApart() {
        Account account = insertVisitor();
        Identity identity = insertIdentity(account, Samples.unionId());
        assertThat(locked(tx -> tx.lockByUnionId("another-group", identity.unionId())))
                .isEmpty();
    }

    @Test
    void seesWhatTheSameTransactionHasWritten() {
        Account account = Samples.visitor();
        Optional<Account> seen = read(tx -> {
            tx.insert(account);
            tx.update(account.withProfile("new", null));
            return tx.lock(account.id());
        });
        assertThat(seen).contains(account.withProfile("new", null));
    }

    @Test
    void updatesEveryFieldAndClearsThemAgain() {
        Account visitor = insertVisitor();
        Account full = new Account(
                visitor.id(),
                AccountState.CLOSING,
                3,
                "n",
                "https://img.example.com/a",
                Samples.phone("k1"),
                visitor.createdAt(),
                NOW.plusSeconds(9));

        write(tx -> tx.update(full));
        assertThat(stores().accounts().find(visitor.id())).contains(full);

        write(tx -> tx.update(visitor));
        assertThat(stores().accounts().find(visitor.id())).contains(visitor);
    }

    @Test
    void recordsAUnionIdLater() {
        Account account = insertVisitor();
        Identity identity = insertIdentity(account, null);
        UnionId unionId = Samples.unionId();
        write(tx -> tx.updateUnionId(APP, identity.openId(), unionId));
        assertThat(identities(account))
                .containsExactly(new Identity(APP, identity.openId(), unionId, account.id(), NOW));
    }

    @Test
    void collidesOnAUnionIdThatIsLinkedAlready() {
        Account holder = insertVisitor();
        UnionId unionId = insertIdentity(holder, Samples.unionId()).unionId();
        Account other = insertVisitor();
        AtomicInteger runs = new AtomicInteger();

        AccountId found = read(tx -> {
            if (runs.incrementAndGet() > 2) {
                return tx.lockByUnionId(PLATFORM, unionId).orElseThrow().id();
            }
            tx.linkUnionId(PLATFORM, unionId, other.id());
            return other.id();
        });

        assertThat(found).isEqualTo(holder.id());
    }

    @Test
    void findsThePhoneHolderByAnyIndex() {
        Account holder = insertVisitor();
        Digest one = Samples.digest();
        Digest two = Samples.digest();
        write(tx -> tx.claimPhone(List.of(one, two), holder.id()));
        assertThat(holder(List.of(Samples.digest(), two))).contains(holder.id());
        assertThat(holder(List.of(one))).contains(holder.id());
    }

    @Test
    void keepsPhoneIndexesThatTheAccountHoldsAlready() {
        Account holder = insertVisitor();
        Digest one = Samples.digest();
        Digest two = Samples.digest();
        write(tx -> tx.claimPhone(List.of(one), holder.id()));
        write(tx -> tx.claimPhone(List.of(one, two), holder.id()));
        assertThat(holder(List.of(two))).contains(holder.id());
    }

    @Test
    void collidesOnAPhoneOfAnotherAccount() {
        Account holder = insertVisitor();
        Account other = insertVisitor();
        Digest index = Samples.digest();
        Digest another = Samples.digest();
        write(tx -> tx.claimPhone(List.of(index), holder.id()));
        AtomicInteger runs = new AtomicInteger();

        boolean claimed = read(tx -> {
            if (runs.incrementAndGet() > 2) {
                return false;
            }
            tx.claimPhone(List.of(another, index), other.id());
            return true;
        });

        assertThat(claimed).isFalse();
        assertThat(holder(List.of(index))).contains(holder.id());
        assertThat(holder(List.of(another))).isEmpty();
    }

    @Test
    void releasesEveryIndexOfAnAccountAndNoOther() {
        Account holder = insertVisitor();
        Account other = insertVisitor();
        Digest one = Samples.digest();
        Digest two = Samples.digest();
        Digest others = Samples.digest();
        write(tx -> {
            tx.claimPhone(List.of(one, two), holder.id());
            tx.claimPhone(List.of(others), other.id());
        });

        write(tx -> tx.releasePhone(holder.id()));

        assertThat(holder(List.of(one, two))).isEmpty();
        assertThat(holder(List.of(others))).contains(other.id());
    }

    @Test
    void movesAPhoneWithinOneTransaction() {
        Account holder = insertVisitor();
        Account other = insertVisitor();
        Digest index = Samples.digest();
        write(tx -> tx.claimPhone(List.of(index), holder.id()));
        write(tx -> {
            tx.releasePhone(holder.id());
            tx.claimPhone(List.of(index), other.id());
        });
        assertThat(holder(List.of(index))).contains(other.id());
    }

    @Test
    void movesIdentitiesAndUnionIds() {
        Account from = insertVisitor();
        Account into = insertVisitor();
        Identity moved = insertIdentity(from, Samples.unionId());
        Identity own = insertIdentity(into, Samples.unionId());

        write(tx -> tx.moveIdentities(from.id(), into.id()));

        assertThat(stores().accounts().identities(from.id())).isEmpty();
        assertThat(stores().accounts().identities(into.id()))
                .containsExactlyInAnyOrder(
                        own, new Identity(APP, moved.openId(), moved.unionId(), into.id(), moved.createdAt()));
        assertThat(locked(tx -> tx.lockByUnionId(PLATFORM, moved.unionId()))).contains(into);
        assertThat(locked(tx -> tx.lockByUnionId(PLATFORM, own.unionId()))).contains(into);
    }

    @Test
    void deletesAnIdentityWithTheUnionIdThatNobodyHasAnyMore() {
        Account account = insertVisitor();
        UnionId unionId = Samples.unionId();
        Identity one = insertIdentity(account, unionId);
        Identity other = new Identity(OTHER_APP, Samples.openId(), unionId, account.id(), NOW);
        write(tx -> tx.insertIdentity(other));

        write(tx -> tx.deleteIdentity(APP, one.openId()));
        assertThat(stores().accounts().identities(account.id())).containsExactly(other);
        assertThat(locked(tx -> tx.lockByUnionId(PLATFORM, unionId))).contains(account);

        write(tx -> tx.deleteIdentity(OTHER_APP, other.openId()));
        assertThat(locked(tx -> tx.lockByUnionId(PLATFORM, unionId))).isEmpty();
    }

    @Test
    void deletesAnAccountWithAllThatBelongsToItExceptItsHistory() {
        Account account = insertVisitor();
        Identity identity = insertIdentity(account, Samples.unionId());
        Digest phone = Samples.digest();
        AuditEntry entry = new AuditEntry(account.id(), NOW, "erased", "system", "");
        write(tx -> tx.claimPhone(List.of(phone), account.id()));

        write(tx -> {
            tx.delete(account.id());
            tx.append(entry);
        });

        assertThat(stores().accounts().find(account.id())).isEmpty();
        assertThat(stores().accounts().findByIdentity(APP, identity.openId())).isEmpty();
        assertThat(locked(tx -> tx.lockByUnionId(PLATFORM, identity.unionId()))).isEmpty();
        assertThat(holder(List.of(phone))).isEmpty();
        assertThat(stores().accounts().audit(account.id(), 10)).containsExactly(entry);
        Account again = insertVisitor();
        write(tx -> tx.insertIdentity(new Identity(APP, identity.openId(), null, again.id(), NOW)));
        write(tx -> tx.claimPhone(List.of(phone), again.id()));
    }

    @Test
    void holdsTheLockUntilTheCommit() {
        Account account = insertVisitor();
        int times = 16;
        try (Race race = new Race()) {
            race.run(
                            times,
                            () -> read(tx -> {
                                Account locked = tx.lock(account.id()).orElseThrow();
                                tx.update(locked.withNextEpoch());
                                return true;
                            }))
                    .forEach(Race.Result::get);
        }
        assertThat(stores().accounts().find(account.id()).orElseThrow().epoch()).isEqualTo(times);
    }

    @Test
    void resolvesTransactionsThatLockTwoAccountsCrosswise() {
        Account one = insertVisitor();
        Account other = insertVisitor();
        try (Race race = new Race()) {
            race.run(List.<Callable<Boolean>>of(
                            () -> bumpBoth(one, other),
                            () -> bumpBoth(other, one),
                            () -> bumpBoth(one, other),
                            () -> bumpBoth(other, one)))
                    .forEach(Race.Result::get);
        }
        assertThat(stores().accounts().find(one.id()).orElseThrow().epoch()).isEqualTo(4);
        assertThat(stores().accounts().find(other.id()).orElseThrow().epoch()).isEqualTo(4);
    }

    private boolean bumpBoth(Account first, Account second) {
        return read(tx -> {
            tx.update(tx.lock(first.id()).orElseThrow().withNextEpoch());
            tx.update(tx.lock(second.id()).orElseThrow().withNextEpoch());
            return true;
        });
    }

    private Account insertVisitor() {
        Account visitor = Samples.visitor();
        write(tx -> tx.insert(visitor));
        return visitor;
    }

    private Identity insertIdentity(Account account, @Nullable UnionId unionId) {
        Identity identity = new Identity(APP, Samples.openId(), unionId, account.id(), NOW);
        write(tx -> {
            tx.insertIdentity(identity);
            if (unionId != null) {
                tx.linkUnionId(PLATFORM, unionId, account.id());
            }
        });
        return identity;
    }

    private Optional<AccountId> holder(List<Digest> indexes) {
        return read(tx -> tx.phoneHolder(indexes));
    }

    private Optional<Account> locked(Function<AccountTransaction, Optional<Account>> lock) {
        return read(lock);
    }

    private List<Identity> identities(Account account) {
        return read(tx -> tx.identities(account.id()));
    }

    private <T> T read(Function<AccountTransaction, T> work) {
        return stores().accounts().transact(work);
    }

    private void write(Consumer<AccountTransaction> work) {
        read(tx -> {
            work.accept(tx);
            return true;
        });
    }
}
