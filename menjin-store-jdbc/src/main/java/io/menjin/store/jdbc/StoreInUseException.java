package io.menjin.store.jdbc;

import java.nio.file.Path;

/** Thrown when another process, or another part of this one, has the SQLite file open as a store already. */
public final class StoreInUseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Path file;

    public StoreInUseException(Path file, Throwable cause) {
        super(
                "another process has " + file + " open; stop it, give this one a file of its own, "
                        + "or use a database server to run several nodes",
                cause);
        this.file = file;
    }

    /** The database file. */
    public Path file() {
        return file;
    }
}
