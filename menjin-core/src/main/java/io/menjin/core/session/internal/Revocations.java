package io.menjin.core.session.internal;

import io.menjin.core.account.Account;
import io.menjin.core.account.AccountId;
import io.menjin.core.account.internal.AccountChange;
import io.menjin.core.account.internal.AccountWork;
import io.menjin.core.event.EventPublisher;
import io.menjin.core.event.MenjinEvent.SessionsEnded;
import io.menjin.core.session.EndReason;
import io.menjin.core.store.SessionStore;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BiFunction;

/** Ends all sessions of an account, completely and in constant time. Thread-safe. */
public final class Revocations {

    private final AccountWork work;
    private final SessionStore sessions;
    private final InFlightLogins logins;
    private final EventPublisher events;
    private final Clock clock;

    public Revocations(
            AccountWork work, SessionStore sessions, InFlightLogins logins, EventPublisher events, Clock clock) {
        this.work = work;
        this.sessions = sessions;
        this.logins = logins;
        this.events = events;
        this.clock = clock;
    }

    /** Ends them and changes nothing else. */
    public void endAll(AccountId id, String actor, String action) {
        endAll(id, (change, account) -> {
            change.audit(id, action, actor, "");
            return Optional.of(account);
        });
    }

    /**
     * Ends them together with a change of the account.
     *
     * @param alter gives the changed account, or empty when there is nothing to do after all
     * @return the account as it is written; empty when it does not exist or there was nothing to do
     */
    public Optional<Account> endAll(AccountId id, BiFunction<AccountChange, Account, Optional<Account>> alter) {
        logins.begin(id);
        try {
            Optional<Account> written = work.run(change -> change.transaction()
                    .lock(id)
                    .flatMap(account -> alter.apply(change, account))
                    .map(account -> {
                        Account ended = account.withNextEpoch();
                        change.transaction().update(ended);
                        return ended;
                    }));
            written.ifPresent(account -> endBefore(id, account.epoch()));
            return written;
        } finally {
            logins.finish(id);
        }
    }

    /** Ends what is left of an account whose row is gone or about to go. */
    public void endBefore(AccountId id, long epoch) {
        var now = clock.instant();
        sessions.endAll(id, epoch, now);
        events.publish(new SessionsEnded(id, EndReason.REVOKED, now));
    }
}
