package io.menjin.core.login.internal;

import io.menjin.core.input.IdempotencyKey;
import io.menjin.core.login.internal.LoginAnswer.RegistrationRequired;
import io.menjin.core.problem.Problem;
import io.menjin.core.problem.ProblemCode;
import io.menjin.core.problem.ProblemException;
import io.menjin.core.secret.LoginCode;
import io.menjin.core.source.AppId;
import io.menjin.core.store.StoreUnavailableException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Supplier;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

/**
 * Logins with two codes and two keys that come at once, before a WeChat that takes a code once. What is done between looking
 * for a receipt and writing one is guarded by the flight alone.
 */
public abstract class FlightOperations {

    private static final int CODES = 3;
    private static final int ATTEMPTS = 3;

    private final Join flights;
    private final AtomicIntegerArray exchanges = new AtomicIntegerArray(CODES);
    private final ConcurrentMap<Integer, Integer> receipts = new ConcurrentHashMap<>();
    private final LoginAnswer answer = new RegistrationRequired(null, List.of());

    /** What {@link Flights#join} does. */
    @FunctionalInterface
    interface Join {
        LoginAnswer join(Claim claim, Supplier<LoginAnswer> work);
    }

    FlightOperations(Join flights) {
        this.flights = flights;
    }

    /** A device logs in, and asks again when it is told to. */
    @Operation
    public String login(
            @Param(gen = IntGen.class, conf = "1:2") int code, @Param(gen = IntGen.class, conf = "1:2") int key) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                flights.join(claim(code, key), () -> exchange(code, key));
                return "answered";
            } catch (ProblemException refused) {
                return refused.problem().code().wireName();
            } catch (StoreUnavailableException shared) {
                // The failure of somebody else's attempt, which this one had joined.
            }
        }
        return "unavailable";
    }

    /** An attempt that fails before it reaches WeChat, whatever comes of it. */
    @Operation
    public String fail(@Param(gen = IntGen.class, conf = "1:2") int code) {
        try {
            flights.join(claim(code, 1), () -> {
                throw new StoreUnavailableException("store: find");
            });
        } catch (ProblemException | StoreUnavailableException expected) {
            return "tried";
        }
        return "tried";
    }

    private LoginAnswer exchange(int code, int key) {
        Integer owner = receipts.get(code);
        if (owner == null && exchanges.incrementAndGet(code) == 1) {
            receipts.put(code, key);
            return answer;
        }
        if (owner != null && owner == key) {
            return answer;
        }
        throw Problem.of(ProblemCode.CODE_USED, "WeChat: 40163").asException();
    }

    private static Claim claim(int code, int key) {
        return Claim.of(new AppId("wx1"), new LoginCode("code" + code), new IdempotencyKey("key" + key));
    }

    /** As they are. */
    public static class Single extends FlightOperations {
        public Single() {
            super(new Flights()::join);
        }
    }

    /** Wrong on purpose: looks whether a flight is under way, and then takes off. */
    public static class TakingOffTwice extends FlightOperations {
        public TakingOffTwice() {
            super(new CheckThenAct()::join);
        }
    }

    /** Wrong on purpose: a flight that failed is never over. */
    public static class Poisoned extends FlightOperations {
        public Poisoned() {
            super(new NeverOver()::join);
        }
    }

    private static final class CheckThenAct {
        private final ConcurrentMap<Claim, CompletableFuture<LoginAnswer>> flights = new ConcurrentHashMap<>();

        LoginAnswer join(Claim claim, Supplier<LoginAnswer> work) {
            CompletableFuture<LoginAnswer> first = flights.get(claim);
            if (first != null) {
                return first.join();
            }
            CompletableFuture<LoginAnswer> mine = new CompletableFuture<>();
            flights.put(claim, mine);
            try {
                LoginAnswer answer = work.get();
                mine.complete(answer);
                return answer;
            } finally {
                flights.remove(claim, mine);
            }
        }
    }

    private static final class NeverOver {
        private final ConcurrentMap<Claim, RuntimeException> failures = new ConcurrentHashMap<>();
        private final Flights flights = new Flights();

        LoginAnswer join(Claim claim, Supplier<LoginAnswer> work) {
            RuntimeException before = failures.get(claim);
            if (before != null) {
                throw before;
            }
            try {
                return flights.join(claim, work);
            } catch (StoreUnavailableException failure) {
                failures.put(claim, failure);
                throw failure;
            }
        }
    }
}
