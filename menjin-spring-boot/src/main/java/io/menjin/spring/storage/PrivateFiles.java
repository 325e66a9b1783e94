package io.menjin.spring.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that only the owner of the process may read, and that are on disk when the method has returned. */
public final class PrivateFiles {
    private static final FileAttribute<?>[] NONE = {};

    private PrivateFiles() {}

    /** Makes a folder and those above it that are missing. One that exists stays as it is. */
    public static void createFolder(Path folder) throws IOException {
        Path parent = folder.toAbsolutePath().getParent();
        if (Files.isDirectory(folder)) {
            return;
        }
        if (parent != null) {
            createFolder(parent);
        }
        Files.createDirectories(folder, ownerOnly(folder, "rwx------"));
        if (parent != null) {
            sync(parent);
        }
    }

    /** Writes a file beside its place, complete and synced, for {@link #publish} or {@code Files.createLink}. */
    static Path writeBeside(Path place, byte[] content) throws IOException {
        Path folder = parentOf(place);
        Path temporary = Files.createTempFile(folder, ".new-", "", ownerOnly(folder, "rw-------"));
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
        return temporary;
    }

    /** Moves a file that {@link #writeBeside} wrote to its place, all at once. */
    static void publish(Path temporary, Path place) throws IOException {
        Files.move(temporary, place, StandardCopyOption.ATOMIC_MOVE);
        sync(parentOf(place));
    }

    /** As {@link #createFolder}, for the folder that a file is to be in. */
    static void createFolderOf(Path place) throws IOException {
        createFolder(parentOf(place));
    }

    /** Makes the entry of a file in its folder durable. */
    static void syncFolderOf(Path place) throws IOException {
        sync(parentOf(place));
    }

    /** Makes the entries of a folder durable; a platform that cannot open folders does that by itself. */
    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (java.nio.file.AccessDeniedException windows) {
            if (supportsPosix(folder)) {
                throw windows;
            }
        }
    }

    private static Path parentOf(Path place) {
        Path parent = place.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalArgumentException("a file needs a folder");
        }
        return parent;
    }

    private static FileAttribute<?>[] ownerOnly(Path where, String permissions) {
        if (!supportsPosix(where)) {
            return NONE;
        }
        Set<java.nio.file.attribute.PosixFilePermission> set = PosixFilePermissions.fromString(permissions);
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(set)};
    }

    private static boolean supportsPosix(Path where) {
        return where.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
