package io.menjin.core.phone;

import io.menjin.core.account.Account;
import io.menjin.core.account.AccountId;
import io.menjin.core.account.internal.AccountWork;
import io.menjin.core.account.internal.Admission;
import io.menjin.core.account.internal.MergeCompletion;
import io.menjin.core.phone.internal.PhoneBinding;
import io.menjin.core.phone.internal.PhoneBinding.Bound;
import io.menjin.core.phone.internal.PhoneProofs;
import io.menjin.core.session.Authenticated;
import io.menjin.core.source.Source;
import io.menjin.core.user.UserView;
import io.menjin.core.user.UserViews;
import io.menjin.core.wechat.WeChatPhone;

/** Binds and unbinds the caller's phone number. Thread-safe. */
public final class PhoneService {

    private final AccountWork work;
    private final PhoneProofs proofs;
    private final PhoneBinding binding;
    private final MergeCompletion merges;
    private final UserViews users;

    public PhoneService(
            AccountWork work, PhoneProofs proofs, PhoneBinding binding, MergeCompletion merges, UserViews users) {
        this.work = work;
        this.proofs = proofs;
        this.binding = binding;
        this.merges = merges;
        this.users = users;
    }

    /**
     * Binds the number that a tap proves. Where the source merges accounts and another one holds the number, the caller's
     * session goes on as that account, and the user that comes back is that one.
     *
     * @throws io.menjin.core.problem.ProblemException {@code invalid_code} or {@code code_used} with the action
     *     {@code tap-again}, {@code session_key_expired}, {@code phone_taken}, or one of the {@code wechat_} problems
     */
    public UserView bind(Authenticated caller, PhoneProof proof) {
        Source source = users.sourceOf(caller);
        WeChatPhone phone = proofs.read(source, caller.session().openId(), proof);
        AccountId id = caller.account().id();
        Bound bound = work.run(change -> {
            Account account =
                    Admission.requireActive(change.transaction().lock(id).orElseThrow(Admission::revoked));
            return binding.bind(change, account, phone, source.phonePolicy());
        });
        if (bound.merge() != null) {
            merges.complete(bound.merge(), caller.session());
        }
        return users.of(bound.account(), source.steps());
    }

    /** Takes the number from the caller's account; harmless when none is bound. */
    public UserView unbind(Authenticated caller) {
        AccountId id = caller.account().id();
        Account account = work.run(change -> {
            Account current =
                    Admission.requireActive(change.transaction().lock(id).orElseThrow(Admission::revoked));
            return current.phone() == null ? current : binding.unbind(change, current, "user", "");
        });
        return users.of(account, caller.session().source());
    }
}
