package io.menjin.spring.diagnostics;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Why a database cannot be used, in words that hold nothing of what a driver says: it may quote addresses and values. */
final class ConnectionFailures {
    private static final Set<Integer> MYSQL_REFUSED = Set.of(1044, 1045, 1698);
    private static final int MYSQL_NO_DATABASE = 1049;
    private static final int SQLITE_NO_DATABASE = 26;

    private ConnectionFailures() {}

    /** The reason deepest in the chain that says something, else what the store says. */
    static String reason(Throwable failure) {
        String reason = failure.getMessage() == null ? "it does not answer" : failure.getMessage();
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < 20; cause = cause.getCause(), depth++) {
            String known = known(cause);
            if (known != null) {
                reason = known;
            }
        }
        return reason;
    }

    private static @Nullable String known(Throwable cause) {
        if (cause instanceof UnknownHostException) {
            return "its host is not known";
        }
        if (cause instanceof ConnectException) {
            return "nothing accepts connections at its address";
        }
        if (cause instanceof SocketTimeoutException) {
            return "it does not answer in time";
        }
        if (cause instanceof FileSystemException file) {
            return file.getFile() + " cannot be used ("
                    + (file.getReason() == null ? cause.getClass().getSimpleName() : file.getReason()) + ")";
        }
        return cause instanceof SQLException failure ? known(failure) : null;
    }

    private static @Nullable String known(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        if (state.startsWith("28") || MYSQL_REFUSED.contains(failure.getErrorCode())) {
            return "it refused the user or the password";
        }
        if (state.equals("3D000") || failure.getErrorCode() == MYSQL_NO_DATABASE) {
            return "it has no database of that name";
        }
        return failure.getErrorCode() == SQLITE_NO_DATABASE && state.isEmpty()
                ? "the file is no SQLite database"
                : null;
    }
}
