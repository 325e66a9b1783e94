package io.menjin.store.jdbc.internal.session;

import io.menjin.store.jdbc.internal.sql.Database;
import io.menjin.store.jdbc.internal.sql.Micros;
import java.time.Instant;

/** Deletes the earliest rows of a table in batches, each a transaction of its own, so that logins go on between. */
final class Purge {

    private static final int BATCH = 500;

    private final Database database;

    Purge(Database database) {
        this.database = database;
    }

    /**
     * Deletes rows whose column lies before a time.
     *
     * @return how many, at most {@code limit}
     */
    int purge(String table, String key, String column, Instant before, int limit) {
        String sql = database.dialect().purge(table, key, column);
        int total = 0;
        while (total < limit) {
            int batch = Math.min(BATCH, limit - total);
            int deleted = database.write(
                    "purge " + table,
                    handle -> handle.createUpdate(sql)
                            .bind("before", Micros.of(before))
                            .bind("limit", batch)
                            .execute());
            total += deleted;
            if (deleted < batch) {
                break;
            }
        }
        return total;
    }
}
