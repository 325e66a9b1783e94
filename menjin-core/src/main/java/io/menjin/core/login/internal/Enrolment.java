package io.menjin.core.login.internal;

import io.menjin.core.account.Account;
import io.menjin.core.account.AccountState;
import io.menjin.core.account.Identity;
import io.menjin.core.account.internal.AccountChange;
import io.menjin.core.account.internal.AccountMerger;
import io.menjin.core.account.internal.AccountMerger.Merge;
import io.menjin.core.account.internal.AccountWork;
import io.menjin.core.account.internal.Admission;
import io.menjin.core.account.internal.Reopening;
import io.menjin.core.event.MenjinEvent.ProfileUpdated;
import io.menjin.core.event.MenjinEvent.UserRegistered;
import io.menjin.core.id.IdGenerator;
import io.menjin.core.phone.internal.PhoneBinding;
import io.menjin.core.phone.internal.PhoneBinding.Bound;
import io.menjin.core.source.PhonePolicy;
import io.menjin.core.store.AccountTransaction;
import io.menjin.core.wechat.WeChatPhone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds or makes the account of a person, all in one transaction: by identity, by unionId, by phone where the source
 * merges, else a new one. Thread-safe.
 *
 * <p>Two first logins of one person collide on the identity or on the unionId; the one that loses runs again and finds
 * what the other has written.
 */
public final class Enrolment {

    private final AccountWork work;
    private final PhoneBinding phones;
    private final AccountMerger merger;
    private final IdGenerator ids;

    public Enrolment(AccountWork work, PhoneBinding phones, AccountMerger merger, IdGenerator ids) {
        this.work = work;
        this.phones = phones;
        this.merger = merger;
        this.ids = ids;
    }

    /**
     * The account of a person.
     *
     * @return empty when we do not know the person and are not to create anything
     * @throws io.menjin.core.problem.ProblemException {@code account_suspended}, {@code account_closing} or
     *     {@code phone_taken}; nothing is changed then
     */
    Optional<Enrolled> enrol(Person person, Wanted wanted) {
        return work.run(change -> new Run(change, person, wanted).run());
    }

    /** One run of the transaction. */
    private final class Run {

        private final AccountChange change;
        private final AccountTransaction tx;
        private final Person person;
        private final Wanted wanted;
        private final List<Merge> merges = new ArrayList<>();
        private boolean created;

        Run(AccountChange change, Person person, Wanted wanted) {
            this.change = change;
            this.tx = change.transaction();
            this.person = person;
            this.wanted = wanted;
        }

        Optional<Enrolled> run() {
            Account account =
                    known().or(this::met).or(this::phoneHolder).or(this::create).orElse(null);
            if (account == null) {
                return Optional.empty();
            }
            return Optional.of(new Enrolled(withNickname(withPhone(account)), created, merges));
        }

        private Optional<Account> known() {
            return tx.lockByIdentity(person.source().appId(), person.openId())
                    .map(this::admit)
                    .map(this::learnUnionId);
        }

        private Optional<Account> met() {
            return unionAccount().map(this::admit).map(account -> addIdentity(account, true));
        }

        /** Where accounts are merged, somebody new with a number that we know is not a second person. */
        private Optional<Account> phoneHolder() {
            WeChatPhone phone = wanted.phone();
            if (phone == null || !wanted.create() || person.source().phonePolicy() != PhonePolicy.MERGE) {
                return Optional.empty();
            }
            return phones.holder(tx, phone.number()).map(holder -> {
                PhoneBinding.requireGivesWay(holder, PhonePolicy.MERGE);
                return addIdentity(holder, false);
            });
        }

        private Optional<Account> create() {
            if (!wanted.create()) {
                return Optional.empty();
            }
            Account account = Account.visitor(ids.newAccountId(), change.now());
            tx.insert(account);
            change.audit(
                    account.id(), "registered", "user", person.source().name().value());
            change.publish(new UserRegistered(account.id(), person.source().name(), change.now()));
            created = true;
            return Optional.of(addIdentity(account, false));
        }

        private Account admit(Account account) {
            return Admission.requireActive(wanted.reopen() ? Reopening.reopen(change, account) : account);
        }

        private Optional<Account> unionAccount() {
            String platform = person.source().openPlatform();
            return platform == null || person.unionId() == null
                    ? Optional.empty()
                    : tx.lockByUnionId(platform, person.unionId());
        }

        /**
         * Whether the unionId is linked was found out before there was an account. It is not asked again: somebody may
         * have linked it to another account meanwhile, and then this run has to collide with that.
         */
        private Account addIdentity(Account account, boolean linked) {
            tx.insertIdentity(new Identity(
                    person.source().appId(), person.openId(), person.unionId(), account.id(), change.now()));
            if (!created) {
                change.audit(
                        account.id(),
                        "identity_added",
                        "user",
                        person.source().name().value());
            }
            if (!linked) {
                link(account);
            }
            return account;
        }

        /** An identity that WeChat names a unionId for only now may turn out to be somebody whom we know already. */
        private Account learnUnionId(Account account) {
            if (person.unionId() == null || isRecorded(account)) {
                return account;
            }
            Optional<Account> other = unionAccount();
            if (other.isPresent() && isLeaving(other.get())) {
                // It is erased soon; the unionId is learned at a login after that.
                return account;
            }
            tx.updateUnionId(person.source().appId(), person.openId(), person.unionId());
            if (other.isEmpty()) {
                link(account);
            }
            return other.filter(found -> !found.id().equals(account.id()))
                    .map(found -> meet(account, admit(found)))
                    .orElse(account);
        }

        private boolean isLeaving(Account other) {
            return other.state() == AccountState.CLOSING
                    && !(wanted.reopen() && Reopening.isPossible(other, change.now()));
        }

        private boolean isRecorded(Account account) {
            return tx.identities(account.id()).stream()
                    .anyMatch(
                            identity -> identity.appId().equals(person.source().appId())
                                    && identity.openId().equals(person.openId())
                                    && person.unionId() != null
                                    && person.unionId().equals(identity.unionId()));
        }

        private void link(Account account) {
            String platform = person.source().openPlatform();
            if (platform != null && person.unionId() != null) {
                tx.linkUnionId(platform, person.unionId(), account.id());
            }
        }

        private Account meet(Account one, Account other) {
            boolean oneIsOlder = one.createdAt().isBefore(other.createdAt())
                    || (one.createdAt().equals(other.createdAt())
                            && one.id().value().compareTo(other.id().value()) < 0);
            return remember(merger.merge(change, oneIsOlder ? other : one, oneIsOlder ? one : other, "system"));
        }

        private Account withPhone(Account account) {
            if (wanted.phone() == null) {
                return account;
            }
            Bound bound =
                    phones.bind(change, account, wanted.phone(), person.source().phonePolicy());
            return bound.merge() == null ? bound.account() : remember(bound.merge());
        }

        private Account remember(Merge merge) {
            merges.add(merge);
            return merge.into();
        }

        private Account withNickname(Account account) {
            @Nullable String nickname = wanted.nickname();
            if (nickname == null || nickname.equals(account.nickname())) {
                return account;
            }
            Account named = account.withProfile(nickname, account.avatarUrl());
            tx.update(named);
            change.publish(new ProfileUpdated(account.id(), change.now()));
            return named;
        }
    }
}
