package io.menjin.core.account.internal;

import io.menjin.core.event.EventPublisher;
import io.menjin.core.event.MenjinEvent;
import io.menjin.core.store.AccountStore;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;

/** Runs changes of accounts in transactions and publishes their events after the commit. Thread-safe. */
public final class AccountWork {

    private final AccountStore accounts;
    private final EventPublisher events;
    private final Clock clock;

    public AccountWork(AccountStore accounts, EventPublisher events, Clock clock) {
        this.accounts = accounts;
        this.events = events;
        this.clock = clock;
    }

    /** Runs the work, perhaps several times; only the run that is committed counts. */
    public <T> T run(Function<AccountChange, T> work) {
        Committed<T> committed = accounts.transact(transaction -> {
            AccountChange change = new AccountChange(transaction, clock.instant());
            T value = work.apply(change);
            return new Committed<>(value, change.events());
        });
        committed.events().forEach(events::publish);
        return committed.value();
    }

    private record Committed<T>(T value, List<MenjinEvent> events) {}
}
