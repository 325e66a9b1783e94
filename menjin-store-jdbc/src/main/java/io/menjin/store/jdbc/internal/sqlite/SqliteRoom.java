package io.menjin.store.jdbc.internal.sqlite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** Whether there is room beside a database file to go on. Thread-safe. */
final class SqliteRoom {

    /** As much as some hundred logins leave in the log. */
    private static final int BYTES = 1 << 20;

    private final Path probe;

    SqliteRoom(Path database) {
        this.probe = database.resolveSibling(database.getFileName() + ".room");
    }

    /** Tries it out, since quotas and limits of the process do not show in the free space. Leaves nothing behind. */
    synchronized boolean isThere() {
        byte[] bytes = new byte[BYTES];
        Arrays.fill(bytes, (byte) 1);
        try {
            SqliteFile.createFile(probe);
            try (FileChannel channel = FileChannel.open(probe, StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            return true;
        } catch (IOException e) {
            return false;
        } finally {
            remove();
        }
    }

    private void remove() {
        try {
            Files.deleteIfExists(probe);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
