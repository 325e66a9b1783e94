package io.menjin.it.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/** Figures that tests leave in {@code target}, beside whether they passed. */
public final class Reports {

    private Reports() {}

    /** Adds a line. */
    public static void add(String file, String line) {
        try {
            Files.writeString(
                    BuildFolders.target().resolve(file),
                    line + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
