package io.menjin.emulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a snapshot so that a file of that name is always a whole one, readable by its owner only. */
final class SnapshotFile {

    private SnapshotFile() {}

    static void write(Path file, String snapshot) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        // A temporary file is made readable by its owner only, and a snapshot holds keys and tokens.
        Path whole = Files.createTempFile(directory, "snapshot", ".json");
        try {
            Files.writeString(whole, snapshot);
            Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(whole);
        }
    }
}
