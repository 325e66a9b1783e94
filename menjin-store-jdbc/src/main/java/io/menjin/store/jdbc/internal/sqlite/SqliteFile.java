package io.menjin.store.jdbc.internal.sqlite;

import io.menjin.core.store.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The database file and its folder, which nobody but their owner may read. */
final class SqliteFile {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private SqliteFile() {}

    /**
     * Makes the file and the folders on the way to it, if they are not there, for the owner only. SQLite gives the files
     * that it puts beside it the same permissions. Folders that are there already stay as they are: they may be shared.
     *
     * @return the file's real path, the same by whatever links it was named
     */
    static Path prepare(Path file) {
        try {
            Path absolute = file.toAbsolutePath().normalize();
            Path folder = absolute.getParent();
            if (folder == null) {
                throw new StoreUnavailableException(file + " cannot be a database file");
            }
            createFolder(folder);
            createFile(absolute);
            return absolute.toRealPath();
        } catch (IOException e) {
            throw new StoreUnavailableException("cannot make the database file " + file, e);
        }
    }

    private static void createFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        if (hasPosixPermissions(folder)) {
            Files.createDirectories(folder, OWNER_ONLY_FOLDER);
        } else {
            Files.createDirectories(folder);
        }
    }

    /** Makes a file if it is not there, and takes it from everybody but its owner. */
    static void createFile(Path file) throws IOException {
        boolean posix = hasPosixPermissions(file);
        if (Files.isDirectory(file)) {
            // Its permissions are nobody's to change here.
            throw new FileSystemException(file.toString(), null, "it is a folder");
        }
        try {
            if (posix) {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            } else {
                Files.createFile(file);
            }
        } catch (FileAlreadyExistsException e) {
            if (posix && !Files.getPosixFilePermissions(file).equals(OWNER_ONLY)) {
                Files.setPosixFilePermissions(file, OWNER_ONLY);
            }
        }
    }

    private static boolean hasPosixPermissions(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
