package io.menjin.store.jdbc.contract;

import io.menjin.core.login.internal.OneNode;
import io.menjin.core.login.internal.SequentialSessions;
import io.menjin.core.testkit.linear.Linearizable;
import io.menjin.store.jdbc.testing.OpenStores;
import io.menjin.store.jdbc.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Histories of threads that issue, check and end one person's sessions in a real SQLite file at once. */
@Tag("linearizability")
class SqliteLinearizabilityTest {

    @RegisterExtension
    static final OpenStores STORES = new OpenStores(TestDatabase.SQLITE);

    @Test
    void sessionsAreLinearizable() {
        Linearizable.as(SequentialSessions.class, OneNode.SCENARIOS).runOutside(Sessions.class);
    }

    /** What is checked. */
    public static class Sessions extends OneNode {
        public Sessions() {
            super(STORES.all());
        }
    }
}
