package io.menjin.bench.menjin;

import io.menjin.core.store.ChangeFeed;
import io.menjin.store.jdbc.JdbcStoreSettings;
import io.menjin.store.jdbc.JdbcStores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Everything in an SQLite file of its own, which goes away with it. */
public final class SqlStores extends JdbcBackedStores {

    private final Path directory;

    private SqlStores(Path directory) {
        super(JdbcStores.open(
                JdbcStoreSettings.forUrl("jdbc:sqlite:" + file(directory)).build()));
        this.directory = directory;
    }

    /** Opens a new one. */
    public static SqlStores open() throws IOException {
        return new SqlStores(Files.createTempDirectory("menjin-bench"));
    }

    /** Bytes of the database and its journal. */
    public long bytes() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    @Override
    public ChangeFeed changes() {
        return ChangeFeed.ONE_PROCESS;
    }

    @Override
    public void close() {
        super.close();
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(Path directory) {
        return directory.resolve("menjin.db");
    }
}
