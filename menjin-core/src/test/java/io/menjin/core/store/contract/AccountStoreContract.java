package io.menjin.core.store.contract;

import static io.menjin.core.store.contract.Samples.APP;
import static io.menjin.core.store.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.menjin.core.account.Account;
import io.menjin.core.account.AccountId;
import io.menjin.core.account.AccountState;
import io.menjin.core.account.Identity;
import io.menjin.core.store.AccountStore;
import io.menjin.core.store.AccountTransaction;
import io.menjin.core.store.AuditEntry;
import io.menjin.core.store.KnownIdentity;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What every {@link AccountStore} must do outside transactions, and that transactions are such. */
public abstract class AccountStoreContract {

    /** The stores under test, the same for all tests of a class. */
    protected abstract Stores stores();

    @Test
    void findsAnAccountWithAllItsFields() {
        Account account = new Account(
                Samples.accountId(),
                AccountState.CLOSING,
                7,
                "小明 👨‍👩‍👧",
                "https://img.example.com/a.png",
                Samples.phone("k1"),
                NOW,
                NOW.plusSeconds(60));

        write(tx -> tx.insert(account));

        assertThat(accounts().find(account.id())).contains(account);
    }

    @Test
    void findsAVisitorWithNothing() {
        Account visitor = Samples.visitor();
        write(tx -> tx.insert(visitor));
        assertThat(accounts().find(visitor.id())).contains(visitor);
    }

    @Test
    void findsNobodyWhereNobodyIs() {
        assertThat(accounts().find(Samples.accountId())).isEmpty();
        assertThat(accounts().findByIdentity(APP, Samples.openId())).isEmpty();
        assertThat(accounts().identities(Samples.accountId())).isEmpty();
        assertThat(accounts().audit(Samples.accountId(), 10)).isEmpty();
    }

    @Test
    void findsAnIdentityWithItsAccount() {
        Account account = Samples.visitor();
        Identity identity = new Identity(APP, Samples.openId(), Samples.unionId(), account.id(), NOW);
        write(tx -> {
            tx.insert(account);
            tx.insertIdentity(identity);
        });
        assertThat(accounts().findByIdentity(APP, identity.openId())).contains(new KnownIdentity(identity, account));
        assertThat(accounts().findByIdentity(Samples.OTHER_APP, identity.openId()))
                .isEmpty();
    }

    @Test
    void tellsOpenIdsApartByCase() {
        Account account = Samples.visitor();
        Identity identity = Samples.identity(account.id());
        write(tx -> {
            tx.insert(account);
            tx.insertIdentity(identity);
        });
        var upper = new io.menjin.core.account.OpenId(identity.openId().value().toUpperCase(java.util.Locale.ROOT));
        assertThat(accounts().findByIdentity(APP, upper)).isEmpty();
    }

    @Test
    void listsAllIdentitiesOfAnAccount() {
        Account account = Samples.visitor();
        Identity one = Samples.identity(account.id());
        Identity other = new Identity(Samples.OTHER_APP, Samples.openId(), Samples.unionId(), account.id(), NOW);
        write(tx -> {
            tx.insert(account);
            tx.insertIdentity(one);
            tx.insertIdentity(other);
        });
        assertThat(accounts().identities(account.id())).containsExactlyInAnyOrder(one, other);
    }

    @Test
    void keepsNothingWhenTheWorkThrows() {
        Account account = Samples.visitor();
        RuntimeException failure = new IllegalArgumentException("the work's own");
        assertThatThrownBy(() -> accounts().transact(tx -> {
                    tx.insert(account);
                    tx.append(new AuditEntry(account.id(), NOW, "registered", "user", ""));
                    throw failure;
                }))
                .isSameAs(failure);
        assertThat(accounts().find(account.id())).isEmpty();
        assertThat(accounts().audit(account.id(), 10)).isEmpty();
    }

    @Test
    void givesTheValueOfTheWork() {
        String value = accounts().transact(tx -> "value");
        assertThat(value).isEqualTo("value");
    }

    @Test
    void runsAgainFromTheStartWhenAnIdentityIsTaken() {
        Account first = Samples.visitor();
        Identity taken = Samples.identity(first.id());
        write(tx -> {
            tx.insert(first);
            tx.insertIdentity(taken);
        });
        Account second = Samples.visitor();
        AtomicInteger runs = new AtomicInteger();

        AccountId holder = accounts().transact(tx -> {
            if (runs.incrementAndGet() > 2) {
                return tx.lockByIdentity(APP, taken.openId()).orElseThrow().id();
            }
            tx.insert(second);
            tx.insertIdentity(new Identity(APP, taken.openId(), null, second.id(), NOW));
            return second.id();
        });

        assertThat(holder).isEqualTo(first.id());
        assertThat(runs).hasValueGreaterThan(2);
        assertThat(accounts().find(second.id())).isEmpty();
    }

    @Test
    void givesTheNewestAuditEntriesFirst() {
        AccountId id = Samples.accountId();
        write(tx -> tx.append(entry(id, NOW, "first")));
        write(tx -> tx.append(entry(id, NOW.plusSeconds(1), "second")));
        write(tx -> tx.append(entry(id, NOW.plusSeconds(2), "third")));
        write(tx -> tx.append(entry(Samples.accountId(), NOW.plusSeconds(3), "somebody else's")));

        assertThat(accounts().audit(id, 2))
                .containsExactly(entry(id, NOW.plusSeconds(2), "third"), entry(id, NOW.plusSeconds(1), "second"));
    }

    @Test
    void keepsTheOrderOfAuditEntriesOfOneMoment() {
        AccountId id = Samples.accountId();
        write(tx -> {
            tx.append(entry(id, NOW, "first"));
            tx.append(entry(id, NOW, "second"));
        });
        assertThat(accounts().audit(id, 10)).extracting(AuditEntry::action).containsExactly("second", "first");
    }

    @Test
    void listsClosingAccountsWhoseTimeHasCome() {
        // A time of this test's own: other tests have closing accounts too.
        Instant time = Instant.parse("2001-01-01T00:00:00Z");
        Account due = Samples.visitor().withState(AccountState.CLOSING, time);
        Account later = Samples.visitor().withState(AccountState.CLOSING, time.plusSeconds(1));
        Account active = Samples.visitor();
        write(tx -> List.of(due, later, active).forEach(tx::insert));

        assertThat(accounts().dueForErasure(time, 1000)).contains(due.id()).doesNotContain(later.id(), active.id());
        assertThat(accounts().dueForErasure(time.minusSeconds(1), 1000)).doesNotContain(due.id());
        assertThat(accounts().dueForErasure(time.plusSeconds(1), 1)).hasSize(1);
    }

    @Test
    void listsPhonesThatAnotherKeySealed() {
        Account old = Samples.visitor().withPhone(Samples.phone("old-key"));
        Account current = Samples.visitor().withPhone(Samples.phone("current-key"));
        Account none = Samples.visitor();
        write(tx -> List.of(old, current, none).forEach(tx::insert));

        assertThat(accounts().sealedByOtherKeyThan("current-key", 100_000))
                .contains(old.id())
                .doesNotContain(current.id(), none.id());
        assertThat(accounts().sealedByOtherKeyThan("no-such-key", 1)).hasSize(1);
    }

    private AccountStore accounts() {
        return stores().accounts();
    }

    private void write(Consumer<AccountTransaction> work) {
        accounts().transact(tx -> {
            work.accept(tx);
            return true;
        });
    }

    private static AuditEntry entry(AccountId id, Instant at, String action) {
        return new AuditEntry(id, at, action, "user", "");
    }
}
