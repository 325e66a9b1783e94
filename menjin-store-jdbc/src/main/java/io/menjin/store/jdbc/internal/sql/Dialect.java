package io.menjin.store.jdbc.internal.sql;

/** Where the databases want their SQL worded differently. */
public enum Dialect {
    SQLITE("sqlite", "") {
        @Override
        public String purge(String table, String key, String column) {
            return purgeBySelect(table, key, column, "");
        }

        @Override
        public String nowMicros() {
            // Days since the Julian epoch, good to the millisecond.
            return "CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)";
        }
    },

    // No key of an account ever changes; the weaker lock lets identities be inserted beside it.
    POSTGRESQL("postgresql", " FOR NO KEY UPDATE") {
        @Override
        public String purge(String table, String key, String column) {
            // Several nodes may purge at once; none waits for the rows of another.
            return purgeBySelect(table, key, column, " FOR UPDATE SKIP LOCKED");
        }

        @Override
        public String nowMicros() {
            // Of the statement's evaluation and not of the transaction's start: it may have waited for a lock.
            return "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000000 AS BIGINT)";
        }
    },

    /** MySQL and MariaDB. */
    MYSQL("mysql", " FOR UPDATE") {
        @Override
        public String purge(String table, String key, String column) {
            return "DELETE FROM " + table + " WHERE " + column + " < :before ORDER BY " + column + " LIMIT :limit";
        }

        @Override
        public String nowMicros() {
            return "CAST(UNIX_TIMESTAMP(SYSDATE(6)) * 1000000 AS SIGNED)";
        }

        @Override
        public String insertIfAbsent(String table, String columns, String values) {
            return "INSERT IGNORE INTO " + table + " (" + columns + ") VALUES (" + values + ")";
        }

        @Override
        public String addSessionKey() {
            return INSERT_SESSION_KEY + """
                    ON DUPLICATE KEY UPDATE key_id = VALUES(key_id), sealed = VALUES(sealed),
                        obtained_at = GREATEST(obtained_at, VALUES(obtained_at))
                    """;
        }
    };

    private static final String INSERT_SESSION_KEY = """
            INSERT INTO menjin_session_key (app_id, open_id, fingerprint, key_id, sealed, obtained_at, seq)
            VALUES (:appId, :openId, :fingerprint, :keyId, :sealed, :obtainedAt, :seq)
            """;

    private final String folder;
    private final String rowLock;

    Dialect(String folder, String rowLock) {
        this.folder = folder;
        this.rowLock = rowLock;
    }

    /** The folder of its migrations below {@code db/menjin}. */
    public String folder() {
        return folder;
    }

    /** What a SELECT ends with that locks its rows. Empty where one writer makes locks needless. */
    public String rowLock() {
        return rowLock;
    }

    /** Deletes at most {@code :limit} rows whose column lies before {@code :before}, the earliest first. */
    public abstract String purge(String table, String key, String column);

    /** The time by the database's clock, in microseconds since 1970. */
    public abstract String nowMicros();

    /** Inserts a row, or changes nothing (and counts no row) when its key is taken. */
    public String insertIfAbsent(String table, String columns, String values) {
        return "INSERT INTO " + table + " (" + columns + ") VALUES (" + values + ") ON CONFLICT DO NOTHING";
    }

    /** Adds a session_key to its ring; one that is there takes the later time. */
    public String addSessionKey() {
        return INSERT_SESSION_KEY + """
                ON CONFLICT (app_id, open_id, fingerprint) DO UPDATE SET key_id = excluded.key_id,
                    sealed = excluded.sealed, obtained_at = CASE
                        WHEN excluded.obtained_at > menjin_session_key.obtained_at THEN excluded.obtained_at
                        ELSE menjin_session_key.obtained_at END
                """;
    }

    private static String purgeBySelect(String table, String key, String column, String lock) {
        return "DELETE FROM " + table + " WHERE (" + key + ") IN (SELECT " + key + " FROM " + table + " WHERE " + column
                + " < :before ORDER BY " + column + " LIMIT :limit" + lock + ")";
    }
}
