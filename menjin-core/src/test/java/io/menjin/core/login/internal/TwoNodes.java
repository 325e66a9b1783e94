package io.menjin.core.login.internal;

import io.menjin.core.account.AccountId;
import io.menjin.core.login.internal.LinearNode.Flaw;
import io.menjin.core.session.SessionCacheSettings;
import io.menjin.core.store.ChangeFeed;
import io.menjin.core.store.contract.Stores;
import io.menjin.core.store.memory.MemoryStores;
import io.menjin.core.testkit.TestClock;
import java.time.Duration;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.ThreadIdGen;

/**
 * Sessions that are issued and ended on one node and checked there and on another, which hears of nothing. A check elsewhere
 * is done after a wait: if it is right whenever the wait is as long as the staleness, no answer is older than that.
 */
public abstract class TwoNodes {

    private final SessionOperations operations;
    private final TestClock clock = new TestClock(SessionOperations.NOW);
    private final LinearNode here;
    private final LinearNode elsewhere;
    private final Duration wait;

    TwoNodes(Duration wait) {
        this.wait = wait;
        Stores stores = MemoryStores.create();
        operations = new SessionOperations(stores, new AccountId("00000000-0000-7000-8000-000000000001"));
        here = node(stores);
        elsewhere = node(stores);
    }

    private LinearNode node(Stores stores) {
        return new LinearNode(
                stores, SessionCacheSettings.DEFAULT, ChangeFeed.NONE, clock, new CountingRandom(), Flaw.NONE);
    }

    @Operation
    public String begin(@Param(gen = ThreadIdGen.class) int device) {
        return operations.begin(here, device);
    }

    @Operation
    public String finish(@Param(gen = ThreadIdGen.class) int device) {
        return operations.finish(here, device);
    }

    @Operation
    public String check(@Param(gen = IntGen.class, conf = "0:2") int device) {
        return operations.check(here, device);
    }

    @Operation
    public String checkElsewhere(@Param(gen = IntGen.class, conf = "0:2") int device) {
        clock.advance(wait);
        return operations.check(elsewhere, device);
    }

    @Operation
    public String end(@Param(gen = IntGen.class, conf = "0:2") int device) {
        return operations.end(here, device);
    }

    @Operation
    public String endAll() {
        return operations.endAll(here);
    }

    /** What is promised. */
    public static class AfterTheStaleness extends TwoNodes {
        public AfterTheStaleness() {
            super(SessionCacheSettings.DEFAULT.staleness());
        }
    }

    /** What is not promised. */
    public static class ShortlyBefore extends TwoNodes {
        public ShortlyBefore() {
            super(SessionCacheSettings.DEFAULT.staleness().dividedBy(50));
        }
    }
}
