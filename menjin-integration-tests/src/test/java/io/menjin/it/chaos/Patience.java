package io.menjin.it.chaos;

import io.menjin.it.harness.Answer;
import java.io.UncheckedIOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Asks again what a server could not answer for the moment, as a device does. */
final class Patience {

    private static final Duration LONGEST = Duration.ofSeconds(90);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Patience() {}

    /** Whether the server could not answer for the moment, and says in the right words that it is worth to ask again. */
    static boolean isNotNow(Answer answer) {
        if (answer.status() < 500) {
            return false;
        }
        // While no access_token can be had, what fails is the way to WeChat.
        String code = answer.code().startsWith("wechat_") ? answer.code() : "internal";
        answer.problem(503, code, "retry");
        return true;
    }

    /** The first answer that is one, or the last refusal when the servers do not recover. */
    static Answer with(Supplier<Answer> request) {
        long end = System.nanoTime() + LONGEST.toNanos();
        Answer answer = request.get();
        while (isNotNow(answer) && System.nanoTime() < end) {
            LockSupport.parkNanos(PAUSE.toNanos());
            answer = request.get();
        }
        return answer;
    }

    /**
     * Waits until something holds.
     *
     * @param what names it when it never comes true
     * @return how long it took
     */
    static Duration until(String what, Duration longest, Supplier<Boolean> holds) {
        long begin = System.nanoTime();
        while (true) {
            Duration taken = Duration.ofNanos(System.nanoTime() - begin);
            if (holds.get()) {
                return taken;
            }
            if (taken.compareTo(longest) > 0) {
                throw new AssertionError(what + " did not come in " + longest);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /**
     * A server that died while it was asked.
     *
     * @throws AssertionError if it is there and silent: no request may hang
     */
    static UnknownException cutOff(UncheckedIOException e) {
        if (e.getCause() instanceof HttpTimeoutException) {
            throw new AssertionError("a request was not answered before its deadline", e);
        }
        return new UnknownException(e);
    }

    /** A request whose outcome is unknown: not now, or cut off. */
    static final class UnknownException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnknownException(Answer answer) {
            super(answer + " " + answer.text());
        }

        private UnknownException(UncheckedIOException cut) {
            super(cut);
        }
    }
}
