package io.menjin.core.phone.internal;

import io.menjin.core.account.Account;
import io.menjin.core.account.AccountId;
import io.menjin.core.account.AccountState;
import io.menjin.core.account.internal.AccountChange;
import io.menjin.core.account.internal.AccountMerger;
import io.menjin.core.account.internal.AccountMerger.Merge;
import io.menjin.core.crypto.Digest;
import io.menjin.core.event.MenjinEvent.PhoneBound;
import io.menjin.core.event.MenjinEvent.PhoneUnbound;
import io.menjin.core.phone.PhoneNumbers;
import io.menjin.core.problem.Problem;
import io.menjin.core.problem.ProblemCode;
import io.menjin.core.problem.ProblemException;
import io.menjin.core.secret.PhoneNumber;
import io.menjin.core.source.PhonePolicy;
import io.menjin.core.store.AccountTransaction;
import io.menjin.core.wechat.WeChatPhone;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Binds a number to an account inside a transaction, by the policy of the source. Thread-safe. */
public final class PhoneBinding {

    private final PhoneNumbers numbers;
    private final AccountMerger merger;

    public PhoneBinding(PhoneNumbers numbers, AccountMerger merger) {
        this.numbers = numbers;
        this.merger = merger;
    }

    /**
     * Binds a number to an account that the caller has locked.
     *
     * @throws ProblemException {@code phone_taken}
     */
    public Bound bind(AccountChange change, Account account, WeChatPhone phone, PhonePolicy policy) {
        Optional<Account> holder = otherHolder(change.transaction(), account.id(), phone.number());
        if (holder.isPresent()) {
            requireGivesWay(holder.get(), policy);
            if (policy == PhonePolicy.MERGE) {
                Merge merge = merger.merge(change, account, holder.get(), "user");
                return new Bound(merge.into(), merge);
            }
            unbind(change, holder.get(), "user", "transferred");
        }
        return new Bound(claim(change, account, phone), null);
    }

    /** The account that holds a number, locked. */
    public Optional<Account> holder(AccountTransaction tx, PhoneNumber number) {
        // The number of the locked row is compared too, since it can have changed before the lock was held.
        return tx.phoneHolder(numbers.indexes(number)).flatMap(tx::lock).filter(holder -> mayHold(holder, number));
    }

    /**
     * Whether the holder of a number lets it go, or takes the other account in.
     *
     * @throws ProblemException {@code phone_taken}
     */
    public static void requireGivesWay(Account holder, PhonePolicy policy) {
        boolean gives = switch (policy) {
            case REJECT -> false;
            // A suspended person must not get the number back through a new account.
            case TRANSFER -> holder.state() != AccountState.SUSPENDED;
            case MERGE -> holder.state() == AccountState.ACTIVE;
        };
        if (!gives) {
            throw Problem.of(ProblemCode.PHONE_TAKEN, "another account holds this phone number")
                    .asException();
        }
    }

    /** Takes the number from an account that the caller has locked. */
    public Account unbind(AccountChange change, Account account, String actor, String detail) {
        Account without = account.withPhone(null);
        change.transaction().releasePhone(account.id());
        change.transaction().update(without);
        change.audit(account.id(), "phone_unbound", actor, detail);
        change.publish(new PhoneUnbound(account.id(), change.now()));
        return without;
    }

    private Optional<Account> otherHolder(AccountTransaction tx, AccountId id, PhoneNumber number) {
        Optional<AccountId> holder = tx.phoneHolder(numbers.indexes(number));
        return holder.isEmpty() || holder.get().equals(id) ? Optional.empty() : holder(tx, number);
    }

    /** Where the number does not open any more because its master key is lost, the index decides. */
    private boolean mayHold(Account holder, PhoneNumber number) {
        return holder.phone() != null && (numbers.holds(holder, number) || !numbers.opens(holder));
    }

    private Account claim(AccountChange change, Account account, WeChatPhone phone) {
        AccountTransaction tx = change.transaction();
        List<Digest> indexes = numbers.indexes(phone.number());
        if (numbers.holds(account, phone.number())) {
            tx.claimPhone(indexes, account.id());
            return account;
        }
        if (account.phone() != null) {
            tx.releasePhone(account.id());
        }
        tx.claimPhone(indexes, account.id());
        Account bound = account.withPhone(numbers.seal(account.id(), phone, change.now()));
        tx.update(bound);
        change.audit(account.id(), "phone_bound", "user", "");
        change.publish(new PhoneBound(account.id(), phone.masked(), change.now()));
        return bound;
    }

    /**
     * A number that is bound.
     *
     * @param account who holds it now: the account itself, or the one it went into
     * @param merge to be completed after the commit, or null
     */
    public record Bound(Account account, @Nullable Merge merge) {}
}
