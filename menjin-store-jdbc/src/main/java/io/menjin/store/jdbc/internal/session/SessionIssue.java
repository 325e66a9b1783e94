package io.menjin.store.jdbc.internal.session;

import io.menjin.core.store.IssueOutcome;
import io.menjin.core.store.SessionGrant;

/** How a database writes a login. */
public interface SessionIssue {

    /** See {@link io.menjin.core.store.SessionStore#issue}. */
    IssueOutcome issue(SessionGrant grant);
}
