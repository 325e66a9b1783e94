package io.menjin.core.login.internal;

import io.menjin.core.crypto.Digest;
import io.menjin.core.problem.Problem;
import io.menjin.core.problem.ProblemCode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets requests with the same code that arrive together do the work once. Thread-safe. */
public final class Flights {

    private final ConcurrentMap<Digest, Flight> flights = new ConcurrentHashMap<>();

    /**
     * Does the work, or waits for the same work that is under way.
     *
     * @param claim shared by requests with the same code and the same key; without a key nothing is shared
     * @throws io.menjin.core.problem.ProblemException {@code code_used} when a request with another key is under way;
     *     what the work throws reaches everybody who shares it
     */
    public LoginAnswer join(Claim claim, Supplier<LoginAnswer> work) {
        Digest code = claim.hash();
        Digest key = claim.keyHash();
        Flight mine = new Flight(key, new CompletableFuture<>());
        Flight first = flights.putIfAbsent(code, mine);
        if (first == null) {
            return lead(code, mine, work);
        }
        if (key == null || !key.equals(first.key())) {
            throw Problem.of(ProblemCode.CODE_USED, "this code is being used by another request")
                    .asException();
        }
        return await(first);
    }

    private LoginAnswer lead(Digest code, Flight mine, Supplier<LoginAnswer> work) {
        // Over before anybody hears of it: who hears of a failure and asks again at once must not hear of it again.
        LoginAnswer answer;
        try {
            answer = work.get();
        } catch (Throwable e) {
            flights.remove(code, mine);
            // Errors too: those who wait must not wait for ever.
            mine.answer().completeExceptionally(e);
            throw e;
        }
        flights.remove(code, mine);
        mine.answer().complete(answer);
        return answer;
    }

    private static LoginAnswer await(Flight first) {
        try {
            return first.answer().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private record Flight(@Nullable Digest key, CompletableFuture<LoginAnswer> answer) {}
}
