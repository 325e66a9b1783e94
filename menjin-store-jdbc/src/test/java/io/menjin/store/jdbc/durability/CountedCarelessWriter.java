package io.menjin.store.jdbc.durability;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/** The control: SQLite as most people run it, which answers before the log is synced. Prints as {@link CountedStore}. */
final class CountedCarelessWriter {

    private CountedCarelessWriter() {}

    public static void main(String[] arguments) throws Exception {
        SyncCounter counter = new SyncCounter(Path.of(arguments[1]));
        int commits = Integer.parseInt(arguments[3]);
        int unsynced = 0;
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + arguments[0]);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = NORMAL");
            statement.execute("CREATE TABLE t (value INTEGER)");
            for (int i = 0; i < commits; i++) {
                long before = counter.syncs();
                statement.execute("INSERT INTO t (value) VALUES (1)");
                if (counter.syncs() == before) {
                    unsynced++;
                }
            }
        }
        System.out.println(commits + " " + unsynced + " " + counter.syncs() + " " + commits);
    }
}
