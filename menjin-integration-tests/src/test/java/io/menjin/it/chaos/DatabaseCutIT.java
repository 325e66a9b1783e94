package io.menjin.it.chaos;

import io.menjin.core.testkit.network.Direction;
import io.menjin.core.testkit.network.FaultProxy;
import io.menjin.it.harness.InLongRuns;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The network between servers and their database breaks, or swallows what is said: of one server, or of all. */
class DatabaseCutIT {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(3);

    static List<DatabaseKind> kinds() {
        return DatabaseKind.ofThisRun();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void saysNothingWrongWhileTheNetworkIsCut(DatabaseKind kind) throws IOException {
        try (DatabaseWorld world = DatabaseWorld.start("network cut", kind, PATIENCE, ANSWER_LIMIT)) {
            world.endure(new Fault() {
                @Override
                public void strike(int round) {
                    struck(round).forEach(node -> world.network(node).cut());
                    world.awaitNoticed(struck(round));
                }

                @Override
                public void mend(int round) {
                    world.allPass();
                }
            });
        }
    }

    @InLongRuns
    @ParameterizedTest
    @MethodSource("kinds")
    void saysNothingWrongWhileTheNetworkSwallowsPackets(DatabaseKind kind) throws IOException {
        try (DatabaseWorld world = DatabaseWorld.start("network half-open", kind, PATIENCE, ANSWER_LIMIT)) {
            world.endure(new Fault() {
                @Override
                public void strike(int round) {
                    struck(round).forEach(node -> fallSilent(world.network(node), round));
                    world.awaitNoticed(struck(round));
                }

                @Override
                public void mend(int round) {
                    world.allPass();
                }
            });
        }
    }

    /** The first server, the second one, or both. */
    private static List<Integer> struck(int round) {
        return switch (round % 3) {
            case 0 -> List.of(0, 1);
            case 1 -> List.of(0);
            default -> List.of(1);
        };
    }

    /** Everything is lost, or answers only, so that commits happen and nobody hears of them, or everything is late. */
    private static void fallSilent(FaultProxy network, int round) {
        switch (round % 4) {
            case 0, 2 -> network.swallow();
            case 1 -> network.swallow(Direction.TO_CLIENT);
            default -> network.hold();
        }
    }
}
