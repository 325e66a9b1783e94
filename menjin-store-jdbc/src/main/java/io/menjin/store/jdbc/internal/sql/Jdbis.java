package io.menjin.store.jdbc.internal.sql;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;

/** How JDBI is set up and called here. */
public final class Jdbis {

    private Jdbis() {}

    /** Keeps statements and bound values out of JDBI's own messages. */
    public static Jdbi withoutValues(Jdbi jdbi) {
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
        // Every statement is closed where it is made; keeping track of them costs on each one.
        jdbi.getConfig(SqlStatements.class).setAttachAllStatementsForCleanup(false);
        return jdbi;
    }

    /** Runs work that reads. */
    public static <T> T read(Jdbi jdbi, String operation, Function<Handle, T> work) {
        return translating(operation, () -> {
            try (Handle handle = jdbi.open()) {
                return work.apply(handle);
            }
        });
    }

    /** Gives the database's failures their meaning and lets every other exception pass. */
    public static <T> T translating(String operation, Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            throw SqlFailures.isOfDatabase(e) ? SqlFailures.translate(operation, e) : e;
        }
    }
}
