package io.menjin.core.login.internal;

import io.menjin.core.account.AccountId;
import io.menjin.core.login.internal.LinearNode.Flaw;
import io.menjin.core.session.SessionCacheSettings;
import io.menjin.core.store.ChangeFeed;
import io.menjin.core.store.contract.Stores;
import io.menjin.core.store.memory.MemoryStores;
import io.menjin.core.testkit.TestClock;
import io.menjin.core.testkit.TestCore;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.ThreadIdGen;

/** Everything that is done with one person's sessions on one node. */
public abstract class OneNode {

    static final String LOGIN_UNDER_WAY = "begin 1 // endAll | finish 1 // check 1";
    static final String END_AND_CHECK = "begin 1, finish 1 // end 1, check 1 | check 1 // check 1";
    static final String END_ALL_AND_CHECK = "begin 1, finish 1 // endAll, check 1 | check 1 // check 1";

    /** What is tried in any case. */
    public static final List<String> SCENARIOS = List.of(LOGIN_UNDER_WAY, END_AND_CHECK, END_ALL_AND_CHECK);

    private final SessionOperations operations;
    private final LinearNode node;

    private OneNode(Stores stores, AccountId person, SessionCacheSettings settings, SecureRandom random, Flaw flaw) {
        operations = new SessionOperations(stores, person);
        TestClock clock = new TestClock(SessionOperations.NOW);
        node = new LinearNode(stores, settings, ChangeFeed.ONE_PROCESS, clock, random, flaw);
    }

    /** A node over stores in memory. */
    OneNode(SessionCacheSettings settings, Flaw flaw) {
        this(
                MemoryStores.create(),
                new AccountId("00000000-0000-7000-8000-000000000001"),
                settings,
                new CountingRandom(),
                flaw);
    }

    /** A node without near cache over stores that others use too, for somebody new. */
    protected OneNode(Stores stores) {
        this(stores, new AccountId(UUID.randomUUID().toString()), SessionCacheSettings.OFF, TestCore.RANDOM, Flaw.NONE);
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
