package io.menjin.it.chaos;

import io.menjin.it.harness.BuildFolders;
import io.menjin.it.harness.Effort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One fault again and again while devices are busy. Nothing that any server says meanwhile may be wrong, all servers must
 * do everything again within some time, and what was answered must hold afterwards.
 */
final class Ordeal {

    private static final Logger log = LoggerFactory.getLogger(Ordeal.class);

    /** A machine that stands still, and Sentinels that noticed it: they do nothing for 30 seconds then (TILT). */
    private static final Duration STALLS = Duration.ofSeconds(60);

    private final String name;
    private final Nodes nodes;
    private final Loss loss;
    private final Duration recovery;

    /**
     * Prepares it.
     *
     * @param loss what the fault may cost
     * @param recovery from the end of the fault until everything works on every server, at most, on a machine that does not
     *     stand still
     */
    Ordeal(String name, Nodes nodes, Loss loss, Duration recovery) {
        this.name = name;
        this.nodes = nodes;
        this.loss = loss;
        this.recovery = recovery;
    }

    /** One round in every build, twenty in long ones. */
    static int rounds() {
        return Effort.rounds("menjin.it.chaos", 1, 20);
    }

    /** All that was done. */
    List<Story> endure(int rounds, Fault fault) {
        nodes.newTally();
        List<Story> all = new ArrayList<>();
        try {
            for (int round = 0; round < rounds; round++) {
                all.addAll(once(round, fault));
                log.info("{}: round {}: {}", name, round + 1, nodes.tally());
            }
            // Stories of early rounds have lived through many faults.
            Verification.ofTokens(all);
        } catch (AssertionError e) {
            throw new AssertionError(name + ": " + e.getMessage() + "\n" + nodes.printed(), e);
        } finally {
            note(rounds, all.size());
        }
        return all;
    }

    private List<Story> once(int round, Fault fault) {
        Load load = Load.start(nodes, loss);
        List<Story> told;
        try {
            load.awaitAnswers(30 + new Random(round).nextInt(60));
            fault.strike(round);
            fault.mend(round);
            Duration taken = Patience.until("full service", recovery.plus(STALLS), nodes::serveEverything);
            nodes.tally().recovered(taken);
            load.awaitAnswers(10);
        } finally {
            told = load.end();
        }
        fault.restore(round);
        Verification.of(told);
        return told;
    }

    private void note(int rounds, int people) {
        String line = "%s, %d rounds: %d people, %s%n".formatted(name, rounds, people, nodes.tally());
        Path file = BuildFolders.target().resolve("chaos").resolve(name.replace(' ', '-') + ".txt");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
