package io.menjin.store.redis.contract;

import io.menjin.core.login.internal.OneNode;
import io.menjin.core.login.internal.SequentialSessions;
import io.menjin.core.testkit.linear.Linearizable;
import io.menjin.store.redis.testing.OpenRedis;
import io.menjin.store.redis.testing.Topology;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Histories of threads that issue, check and end one person's sessions on a real Redis at once, accounts in SQLite. Only in
 * long runs: the checker takes minutes to put its instruments into Lettuce's classes and out again.
 */
@EnabledIfSystemProperty(named = "menjin.long", matches = "true")
@Tag("linearizability")
class RedisLinearizabilityTest {

    @RegisterExtension
    static final OpenRedis REDIS = new OpenRedis(Topology.STANDALONE);

    @Test
    void sessionsAreLinearizable() {
        Linearizable.as(SequentialSessions.class, OneNode.SCENARIOS).runOutside(Sessions.class);
    }

    /** What is checked. */
    public static class Sessions extends OneNode {
        public Sessions() {
            super(REDIS.all());
        }
    }
}
