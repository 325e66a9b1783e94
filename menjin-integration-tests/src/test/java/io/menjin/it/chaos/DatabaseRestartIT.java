package io.menjin.it.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The database is stopped, or killed with {@code kill -9}, and started again. */
class DatabaseRestartIT {

    static List<DatabaseKind> kinds() {
        return DatabaseKind.ofThisRun();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void goesOnWhenTheDatabaseIsBack(DatabaseKind kind) throws IOException {
        try (DatabaseWorld world =
                DatabaseWorld.start("database restart", kind, Duration.ofSeconds(2), Duration.ofSeconds(3))) {
            world.endure(new Fault() {
                @Override
                public void strike(int round) {
                    if (round % 2 == 0) {
                        world.database().kill();
                    } else {
                        world.database().stop();
                    }
                    world.awaitNoticed(List.of(0, 1));
                }

                @Override
                public void mend(int round) {
                    world.database().start();
                }
            });
        }
    }
}
