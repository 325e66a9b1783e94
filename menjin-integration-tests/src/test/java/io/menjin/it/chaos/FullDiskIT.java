package io.menjin.it.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.it.harness.LoggedIn;
import io.menjin.it.harness.Person;
import io.menjin.it.harness.SqliteFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The file system under SQLite is full, log and checkpoint included, and has room again later. */
class FullDiskIT {

    private static final Duration RECOVERY = Duration.ofSeconds(10);
    private static final Duration REACTION = Duration.ofSeconds(60);
    private static final int REFUSALS = 20;

    @Test
    void losesNothingThatWasAnsweredAndGoesOnByItself() throws IOException {
        try (SmallDisk disk = SmallDisk.mount()) {
            Path file = disk.root().resolve("menjin.db");
            try (Nodes nodes = Nodes.start(
                    "full-disk", 1, (setup, number) -> setup.with("menjin.store.jdbc-url", "jdbc:sqlite:" + file))) {
                Person reader = nodes.person();
                LoggedIn login = reader.login();
                new Ordeal("full disk under SQLite", nodes, Loss.NOTHING, RECOVERY)
                        .endure(Ordeal.rounds(), new Fault() {
                            @Override
                            public void strike(int round) {
                                disk.fill();
                                Tally tally = nodes.tally();
                                int before = tally.refusals();
                                Patience.until("refusals", REACTION, () -> tally.refusals() >= before + REFUSALS);
                                Patience.until("not ready", REACTION, () -> !Vitals.isReady(nodes.server(0)));
                                assertReads(reader, login);
                            }

                            @Override
                            public void mend(int round) {
                                disk.free();
                            }

                            @Override
                            public void restore(int round) {
                                Patience.until("ready", REACTION, () -> Vitals.isReady(nodes.server(0)));
                                assertReads(reader, login);
                            }
                        });
            }
            assertThat(SqliteFile.in(disk.root()).integrity()).isEqualTo("ok");
        }
    }

    private static void assertReads(Person reader, LoggedIn login) {
        assertThat(Patience.with(() -> reader.me(login.token())).ok().at("/user/id"))
                .isEqualTo(login.userId());
    }
}
