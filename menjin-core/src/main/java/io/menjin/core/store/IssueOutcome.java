package io.menjin.core.store;

import io.menjin.core.session.SessionId;
import java.util.List;

/** What became of a {@link SessionGrant}. */
public sealed interface IssueOutcome {

    /**
     * The login is written.
     *
     * @param replaced the sessions that had to go
     */
    record Issued(List<SessionId> replaced) implements IssueOutcome {
        public Issued {
            replaced = List.copyOf(replaced);
        }
    }

    /** All sessions of the account were ended while this login was under way. */
    record Stale() implements IssueOutcome {}
}
