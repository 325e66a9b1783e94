package io.menjin.store.jdbc.internal.session;

import io.menjin.store.jdbc.internal.sql.Micros;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/**
 * Inserts a row that may be there once until it expires.
 *
 * <p>The primary key lets one insert win. A row that has expired but is not purged yet is removed first; whoever removes
 * it competes for the insert like everybody else. So no transaction is needed around the three statements.
 *
 * @param insert inserts unless the key is taken
 * @param deleteExpired deletes the row of {@code :key} if it expired at {@code :now} or before
 */
record Claims(String insert, String deleteExpired) {

    static Claims on(String insert, String table, String key) {
        return new Claims(insert, "DELETE FROM " + table + " WHERE " + key + " = :key AND expires_at <= :now");
    }

    boolean claim(Handle handle, String key, Instant now, UnaryOperator<Update> binding) {
        if (inserted(handle, binding)) {
            return true;
        }
        int deleted = handle.createUpdate(deleteExpired)
                .bind("key", key)
                .bind("now", Micros.of(now))
                .execute();
        return deleted > 0 && inserted(handle, binding);
    }

    private boolean inserted(Handle handle, UnaryOperator<Update> binding) {
        return binding.apply(handle.createUpdate(insert)).execute() > 0;
    }
}
