package io.menjin.spring.web.checks;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;

/**
 * What the connections of one event loop have in common: a coarse clock, the limits in its steps, and how to write. Belongs to
 * that event loop, so nothing in it is synchronized.
 */
final class LoopState {
    /** Between two looks at all connections. */
    static final Duration STEP = Duration.ofMillis(500);

    /** How long a gateway may use a connection once more when the port closes, and may read our last words. */
    private static final long LAST_STEPS = 3;

    final AnswerWriter writer = new AnswerWriter();
    private final InstantSource clock;
    private final Set<CheckConnection> connections = new HashSet<>();
    private final long idleSteps;
    private final long requestSteps;
    private long step;
    private boolean closing;

    LoopState(ChecksSettings settings, InstantSource clock) {
        this.clock = clock;
        this.idleSteps = steps(settings.idleTimeout());
        this.requestSteps = steps(settings.requestTimeout());
        this.writer.setTime(clock.instant());
    }

    void add(CheckConnection connection) {
        connections.add(connection);
    }

    void remove(CheckConnection connection) {
        connections.remove(connection);
    }

    /** How many steps there were. */
    long now() {
        return step;
    }

    boolean isClosing() {
        return closing;
    }

    /** From here on connections end after the request that is under way, or soon when there is none. */
    void close() {
        closing = true;
        connections.forEach(CheckConnection::markTime);
    }

    /** To be called at each {@link #STEP}. */
    void tick() {
        step++;
        writer.setTime(clock.instant());
        for (CheckConnection connection : new ArrayList<>(connections)) {
            connection.closeIfOverdue();
        }
    }

    /** How long a connection may stay in a state, in steps. */
    long patience(CheckConnection.State state) {
        return switch (state) {
            case WAITING -> closing ? LAST_STEPS : idleSteps;
            case READING -> requestSteps;
            case LINGERING -> LAST_STEPS;
            // The store has a deadline of its own.
            case ASKING -> Long.MAX_VALUE;
        };
    }

    /** Rounded up, and one more because the first one is under way. */
    private static long steps(Duration duration) {
        return (duration.toMillis() + STEP.toMillis() - 1) / STEP.toMillis() + 1;
    }
}
