package io.menjin.store.jdbc.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.menjin.store.jdbc.testing.ChildJvm;
import io.menjin.store.jdbc.testing.TestFolders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Counts syncs for real, by a library that is compiled here and put between SQLite and the operating system. Without a C
 * compiler, or elsewhere than on Linux, this is skipped; {@code SqliteDatabaseTest} checks the settings everywhere.
 */
class SyncBeforeAnswerTest {

    private static final Path FOLDER = TestFolders.fresh("syncs");
    private static final Path LIBRARY = FOLDER.resolve("sync_counter.so");

    @BeforeAll
    static void compile() throws Exception {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "syncs are counted on Linux only");
        assumeTrue(run("cc", "--version"), "there is no C compiler (cc) to build the counter with");
        Path source = FOLDER.resolve("sync_counter.c");
        try (InputStream text = SyncBeforeAnswerTest.class.getResourceAsStream("sync_counter.c")) {
            Files.copy(Objects.requireNonNull(text), source);
        }
        assertThat(run("cc", "-shared", "-fPIC", "-O1", "-o", LIBRARY.toString(), source.toString(), "-ldl"))
                .as("the counter compiles")
                .isTrue();
    }

    @Test
    void syncsBeforeEachAnswerToOneCaller() throws IOException {
        Counts counts = count(CountedStore.class, "one", 1, 40);
        assertThat(counts.answers()).isEqualTo(320);
        assertThat(counts.unsynced()).isZero();
        assertThat(counts.commits()).isEqualTo(320);
        assertThat(counts.syncs()).isGreaterThanOrEqualTo(320);
    }

    @Test
    void syncsBeforeEachAnswerToManyCallersWhoShareSyncs() throws IOException {
        Counts counts = count(CountedStore.class, "many", 32, 20);
        assertThat(counts.answers()).isEqualTo(5120);
        assertThat(counts.unsynced()).isZero();
        assertThat(counts.syncs()).isGreaterThanOrEqualTo(counts.commits());
        assertThat(counts.commits()).isLessThan(counts.answers() / 2);
    }

    @Test
    void noticesAWriterThatDoesNotSync() throws IOException {
        Counts counts = count(CountedCarelessWriter.class, "careless", 1, 100);
        assertThat(counts.unsynced()).isGreaterThan(80);
    }

    private static Counts count(Class<?> main, String name, int threads, int rounds) throws IOException {
        Path counter = Files.write(FOLDER.resolve(name + ".count"), new byte[Long.BYTES]);
        Map<String, String> environment =
                Map.of("LD_PRELOAD", LIBRARY.toString(), "MENJIN_SYNC_COUNTER", counter.toString());
        try (ChildJvm child =
                ChildJvm.start(main, environment, FOLDER.resolve(name + ".db"), counter, threads, rounds)) {
            List<String> lines = child.rest();
            assertThat(lines).hasSize(1);
            return Counts.parse(lines.get(0));
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private record Counts(long answers, long unsynced, long syncs, long commits) {

        static Counts parse(String line) {
            String[] words = line.split(" ");
            return new Counts(
                    Long.parseLong(words[0]),
                    Long.parseLong(words[1]),
                    Long.parseLong(words[2]),
                    Long.parseLong(words[3]));
        }
    }
}
