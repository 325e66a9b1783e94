package io.menjin.wechat.internal.call;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Circuit breaker and bulkhead of one family of one app. Thread-safe. */
final class Guard {

    private static final int BUSY = -1;
    private static final Duration SOON = Duration.ofSeconds(1);

    private final CircuitBreaker circuit;
    private final Bulkhead bulkhead;
    private final Duration openFor;
    private final InstantSource clock;
    private volatile Instant opened = Instant.EPOCH;

    Guard(CircuitBreaker circuit, Bulkhead bulkhead, Duration openFor, InstantSource clock) {
        this.circuit = circuit;
        this.bulkhead = bulkhead;
        this.openFor = openFor;
        this.clock = clock;
        circuit.getEventPublisher().onStateTransition(event -> {
            if (event.getStateTransition().getToState() == CircuitBreaker.State.OPEN) {
                opened = clock.instant();
            }
        });
    }

    <T> Attempt<T> run(Supplier<Attempt<T>> request) {
        if (!bulkhead.tryAcquirePermission()) {
            return new Attempt.NotSent<>("too many calls are under way", SOON);
        }
        try {
            return circuit.tryAcquirePermission()
                    ? counted(request)
                    : new Attempt.NotSent<>("the circuit is open after many failures", untilTrial());
        } finally {
            bulkhead.onComplete();
        }
    }

    private <T> Attempt<T> counted(Supplier<Attempt<T>> request) {
        boolean counted = false;
        long start = circuit.getCurrentTimestamp();
        try {
            Attempt<T> attempt = request.get();
            counted = count(attempt, circuit.getCurrentTimestamp() - start);
            return attempt;
        } finally {
            if (!counted) {
                circuit.releasePermission();
            }
        }
    }

    private boolean count(Attempt<?> attempt, long duration) {
        if (attempt instanceof Attempt.Lost<?> lost) {
            if (lost.weChatsFault()) {
                circuit.onError(duration, circuit.getTimestampUnit(), new WeChatFailed());
            }
            return lost.weChatsFault();
        }
        if (attempt instanceof Attempt.Refused<?> refused && refused.rule().errcode() == BUSY) {
            circuit.onError(duration, circuit.getTimestampUnit(), new WeChatFailed());
        } else {
            circuit.onSuccess(duration, circuit.getTimestampUnit());
        }
        return true;
    }

    private Duration untilTrial() {
        Duration left = Duration.between(clock.instant(), opened.plus(openFor));
        return left.compareTo(SOON) < 0 ? SOON : left;
    }

    /** What the circuit breaker counts; it wants an exception. */
    private static final class WeChatFailed extends Exception {

        private static final long serialVersionUID = 1L;

        private WeChatFailed() {
            super("WeChat did not answer", null, false, false);
        }
    }
}
