package io.menjin.it.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.it.harness.Effort;
import io.menjin.it.harness.SqliteFile;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A server on the embedded database is killed with {@code kill -9} again and again while devices log in, bind phones and
 * log out. Whatever was answered must hold after the restart.
 */
class CrashIT {

    /** The store's own tests kill its process, too. */
    private static final int KILLS = Effort.rounds("menjin.it.kills", 8, 20);

    @Test
    void keepsEverythingThatWasAnsweredThroughKills() throws IOException {
        Nodes nodes = Nodes.start("crash", 1, (setup, number) -> setup);
        try (nodes) {
            List<Story> all = new Ordeal("kill -9 of a server on SQLite", nodes, Loss.NOTHING, Duration.ofSeconds(60))
                    .endure(KILLS, new Fault() {
                        @Override
                        public void strike(int round) {
                            nodes.kill(0);
                        }

                        @Override
                        public void mend(int round) {
                            nodes.startAgain(0);
                        }
                    });
            assertThat(nodes.tally().cuts())
                    .as("requests under way when the server died")
                    .isPositive();
            assertThat(all).hasSizeGreaterThan(KILLS * Load.DEVICES / 2);
        }
        assertThat(SqliteFile.in(nodes.server(0).dataFolder()).integrity()).isEqualTo("ok");
    }
}
