package io.menjin.it.chaos;

import io.menjin.it.harness.BuildFolders;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** A file system of its own of some megabytes, which can be filled. */
final class SmallDisk implements AutoCloseable {

    private static final int MEGABYTES = 48;
    private static final int PIECE = 64 << 10;
    private static final int PAGE = 4 << 10;

    private final Path root;
    private final Path log;

    private SmallDisk(Path root, Path log) {
        this.root = root;
        this.log = log;
    }

    /** Mounts it; where that is not allowed the test is reported as skipped for that reason. */
    static SmallDisk mount() {
        Path folder = BuildFolders.fresh("small-disk");
        Path log = folder.resolve("mount.log");
        try {
            Path root = Files.createDirectory(folder.resolve("root"));
            boolean mounted = Processes.run(
                    log,
                    List.of("mount", "-t", "tmpfs", "-o", "size=" + MEGABYTES + "m", "menjin-chaos", root.toString()));
            Assumptions.assumeTrue(mounted, "a file system can be mounted by root only: " + Files.readString(log));
            return new SmallDisk(root, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path root() {
        return root;
    }

    /** Takes all room that there is, to the last page. */
    void fill() {
        for (int piece : List.of(PIECE, PAGE)) {
            try (OutputStream ballast = Files.newOutputStream(root.resolve("ballast-" + piece))) {
                byte[] bytes = new byte[piece];
                while (true) {
                    ballast.write(bytes);
                }
            } catch (IOException full) {
                // What was wanted.
            }
        }
    }

    void free() {
        try {
            for (int piece : List.of(PIECE, PAGE)) {
                Files.deleteIfExists(root.resolve("ballast-" + piece));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (!Processes.run(log, List.of("umount", root.toString()))) {
            throw new IllegalStateException(root + " is still mounted; see " + log);
        }
    }
}
