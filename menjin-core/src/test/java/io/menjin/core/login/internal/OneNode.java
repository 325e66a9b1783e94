package io.menjin.core.login.internal;

import io.menjin.core.login.internal.LinearNode.Flaw;
import io.menjin.core.session.SessionCacheSettings;
import io.menjin.core.store.ChangeFeed;
import io.menjin.core.testkit.TestClock;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.ThreadIdGen;

/** Everything that is done with one person's sessions on one node. */
public abstract class OneNode {

    private final SessionOperations operations = new SessionOperations();
    private final LinearNode node;

    OneNode(SessionCacheSettings settings, Flaw flaw) {
        TestClock clock = new TestClock();
        node = new LinearNode(SessionOperations.stores(clock), settings, ChangeFeed.ONE_PROCESS, clock, flaw);
    }

    @Operation
    public String begin(@Param(gen = ThreadIdGen.class) int device) {
        return operations.begin(node, device);
    }

    @Operation
    public String finish(@Param(gen = ThreadIdGen.class) int device) {
        return operations.finish(node, device);
    }

    @Operation
    public String check(@Param(gen = IntGen.class, conf = "0:2") int device) {
        return operations.check(node, device);
    }

    @Operation
    public String end(@Param(gen = IntGen.class, conf = "0:2") int device) {
        return operations.end(node, device);
    }

    @Operation
    public String endAll() {
        return operations.endAll(node);
    }

    /** With the near cache, exact as on an SQLite file. */
    public static class Remembering extends OneNode {
        public Remembering() {
            super(SessionCacheSettings.DEFAULT, Flaw.NONE);
        }
    }

    /** Without the near cache. */
    public static class Asking extends OneNode {
        public Asking() {
            super(SessionCacheSettings.OFF, Flaw.NONE);
        }
    }

    /** Wrong on purpose. */
    public static class TellingItsCacheTooEarly extends OneNode {
        public TellingItsCacheTooEarly() {
            super(SessionCacheSettings.DEFAULT, Flaw.CACHE_TOLD_BEFORE_THE_WRITE);
        }
    }

    /** Wrong on purpose. */
    public static class ForgettingLogins extends OneNode {
        public ForgettingLogins() {
            super(SessionCacheSettings.OFF, Flaw.LOGINS_UNDER_WAY_FORGOTTEN);
        }
    }
}
