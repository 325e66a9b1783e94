package io.menjin.store.jdbc.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Folders below {@code target}. What an earlier run has left there goes when the first one is asked for. */
public final class TestFolders {

    private static final Path TARGET = Path.of("target").toAbsolutePath();

    private static final class Data {
        static final Path FOLDER = emptied(TARGET.resolve("test-databases"));
    }

    private TestFolders() {}

    /** An empty folder of its own. */
    public static Path fresh(String name) {
        try {
            return Files.createTempDirectory(Data.FOLDER, name + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a server's binaries are unpacked, and found again by the next run. */
    static Path binaries(String name) {
        try {
            return Files.createDirectories(TARGET.resolve("test-binaries").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path emptied(Path folder) {
        try {
            if (Files.exists(folder)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
