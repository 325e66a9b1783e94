package io.menjin.store.jdbc.internal.server;

import io.menjin.store.jdbc.internal.sql.Dialect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says so when a server is set to answer before a commit is on its disk: then an answered login can be lost with it. */
final class DurabilityCheck {

    private static final Logger LOG = LoggerFactory.getLogger(DurabilityCheck.class);

    /** Queries with the answers that are durable. */
    private static final Map<Dialect, Map<String, Set<String>>> DURABLE = Map.of(
            Dialect.POSTGRESQL,
            Map.of(
                    "SHOW fsync", Set.of("on"),
                    "SHOW synchronous_commit", Set.of("on", "local", "remote_write", "remote_apply")),
            Dialect.MYSQL,
            Map.of("SELECT @@innodb_flush_log_at_trx_commit", Set.of("1")));

    private DurabilityCheck() {}

    static void warn(DataSource pool, Dialect dialect) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            for (Map.Entry<String, Set<String>> check :
                    DURABLE.getOrDefault(dialect, Map.of()).entrySet()) {
                try (ResultSet row = statement.executeQuery(check.getKey())) {
                    if (row.next() && !check.getValue().contains(row.getString(1))) {
                        LOG.warn(
                                "The database answers before a commit is on its disk ({} says {}): "
                                        + "when its machine dies, logins that were answered can be lost",
                                check.getKey(),
                                row.getString(1));
                    }
                }
            }
        } catch (SQLException e) {
            LOG.warn("Whether the database is durable could not be asked (SQLState {})", e.getSQLState());
        }
    }
}
