package io.menjin.core.privacy;

import io.menjin.core.account.Account;
import io.menjin.core.account.AccountId;
import io.menjin.core.account.AccountState;
import io.menjin.core.account.internal.Admission;
import io.menjin.core.event.MenjinEvent.AccountClosing;
import io.menjin.core.privacy.internal.Eraser;
import io.menjin.core.session.Authenticated;
import io.menjin.core.session.internal.Revocations;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Lets people close their accounts. Thread-safe. */
public final class ClosingService {

    private final Revocations revocations;
    private final Eraser eraser;
    private final Duration coolingOff;

    public ClosingService(Revocations revocations, Eraser eraser, Duration coolingOff) {
        if (coolingOff.isNegative()) {
            throw new IllegalArgumentException("the cooling-off must not be negative");
        }
        this.revocations = revocations;
        this.eraser = eraser;
        this.coolingOff = coolingOff;
    }

    /**
     * Closes the caller's account: every session ends now, and when the cooling-off is over the account is erased. With
     * no cooling-off it is gone when this returns. A login that says so withdraws the closing until then.
     *
     * @return when the account is erased
     */
    public Instant close(Authenticated caller) {
        return close(caller.account().id(), "user");
    }

    private Instant close(AccountId id, String actor) {
        Account closing = revocations
                .endAll(id, (change, account) -> {
                    Admission.requireActive(account);
                    Instant closesAt = change.now().plus(coolingOff);
                    change.audit(id, "closing", actor, "");
                    change.publish(new AccountClosing(id, closesAt, change.now()));
                    return Optional.of(account.withState(AccountState.CLOSING, closesAt));
                })
                .orElseThrow(Admission::revoked);
        if (coolingOff.isZero()) {
            eraser.eraseDue(id);
        }
        return Objects.requireNonNull(closing.closesAt(), "closesAt");
    }
}
