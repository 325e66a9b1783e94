package io.menjin.core.account.internal;

import io.menjin.core.account.AccountId;
import io.menjin.core.event.MenjinEvent;
import io.menjin.core.store.AccountTransaction;
import io.menjin.core.store.AuditEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One run of work in a transaction: collects the events that are published if, and only if, this run is committed. Not
 * thread-safe.
 */
public final class AccountChange {

    private final AccountTransaction transaction;
    private final Instant now;
    private final List<MenjinEvent> events = new ArrayList<>();

    AccountChange(AccountTransaction transaction, Instant now) {
        this.transaction = transaction;
        this.now = now;
    }

    public AccountTransaction transaction() {
        return transaction;
    }

    /** The time of the change, the same for all of it. */
    public Instant now() {
        return now;
    }

    /** Notes an event for after the commit. */
    public void publish(MenjinEvent event) {
        events.add(event);
    }

    /** Writes an audit line. */
    public void audit(AccountId id, String action, String actor, String detail) {
        transaction.append(new AuditEntry(id, now, action, actor, detail));
    }

    List<MenjinEvent> events() {
        return events;
    }
}
