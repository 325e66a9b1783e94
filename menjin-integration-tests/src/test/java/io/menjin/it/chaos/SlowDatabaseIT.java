package io.menjin.it.chaos;

import io.menjin.core.testkit.network.Direction;
import io.menjin.it.harness.InLongRuns;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every answer of the database is late: from 200 ms in the first round to 3 s in the last. */
@InLongRuns
class SlowDatabaseIT {

    private static final long LEAST_MILLIS = 200;
    private static final long MOST_MILLIS = 3000;
    private static final int REQUESTS = 16;

    /** Longer than the slowest answer, so that the servers go on with what they have. */
    private static final Duration LIMIT = Duration.ofSeconds(4);

    /** A request is several operations of the store, each in its limits. */
    private static final Duration DEADLINE = Duration.ofSeconds(40);

    private static final Duration LONGEST = Duration.ofSeconds(120);

    static List<DatabaseKind> kinds() {
        return DatabaseKind.ofThisRun();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void saysNothingWrongWhileEveryAnswerIsLate(DatabaseKind kind) throws IOException {
        try (DatabaseWorld world = DatabaseWorld.start("slow database", kind, LIMIT, LIMIT, DEADLINE)) {
            world.endure(new Fault() {
                @Override
                public void strike(int round) {
                    long millis =
                            LEAST_MILLIS + (MOST_MILLIS - LEAST_MILLIS) * round / Math.max(1, Ordeal.rounds() - 1);
                    Duration most = Duration.ofMillis(millis);
                    Duration least = Duration.ofMillis(
                            new Random(round).nextBoolean() ? millis : Math.min(millis, LEAST_MILLIS));
                    world.networks().forEach(network -> network.slow(Direction.TO_CLIENT, least, most));
                    Tally tally = world.nodes().tally();
                    int before = tally.answers() + tally.refusals();
                    Patience.until(
                            "answers of any kind",
                            LONGEST,
                            () -> tally.answers() + tally.refusals() >= before + REQUESTS);
                }

                @Override
                public void mend(int round) {
                    world.allPass();
                }
            });
        }
    }
}
