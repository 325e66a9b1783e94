package io.menjin.store.jdbc.internal.server;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.menjin.store.jdbc.internal.sql.Dialect;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Settings of a pool of connections. */
final class Pools {

    private static final int MIGRATION_CONNECTIONS = 3;
    private static final Duration MIGRATION_ANSWER_LIMIT = Duration.ofHours(1);

    /** The shortest that HikariCP takes. */
    static final Duration KEEP_ALIVE = Duration.ofSeconds(30);

    private final HikariConfig config = new HikariConfig();
    private final String url;

    private Pools(Servers.Address address, Servers.Limits limits, String name) {
        this.url = address.url();
        config.setPoolName(name);
        config.setJdbcUrl(url);
        config.setUsername(address.username());
        config.setPassword(address.password());
        config.setMaximumPoolSize(limits.connections());
        config.setConnectionTimeout(limits.patience().toMillis());
        config.setValidationTimeout(limits.patience().toMillis());
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    }

    static Pools forUse(Dialect dialect, Servers.Address address, Servers.Limits limits) {
        return new Pools(address, limits, "menjin")
                .withDriverDefaults(dialect, limits)
                .withSession(Abandonment.statement(dialect, address.url(), limits.answerLimit()));
    }

    /** Migrations of large tables take their time. */
    static Pools forMigration(Dialect dialect, Servers.Address address, Servers.Limits limits) {
        Servers.Limits patient = new Servers.Limits(MIGRATION_CONNECTIONS, limits.patience(), MIGRATION_ANSWER_LIMIT);
        Pools pool = new Pools(address, patient, "menjin-migration").withDriverDefaults(dialect, patient);
        pool.config.setMinimumIdle(0);
        return pool;
    }

    HikariDataSource open() {
        return new HikariDataSource(config);
    }

    private Pools withDriverDefaults(Dialect dialect, Servers.Limits limits) {
        property("tcpKeepAlive", "true");
        if (dialect == Dialect.POSTGRESQL) {
            property("connectTimeout", Long.toString(limits.patience().toSeconds()));
            property("socketTimeout", Long.toString(limits.answerLimit().toSeconds()));
            property("ApplicationName", "menjin");
            // The server's details name the values of a row; they must not come into exceptions and logs.
            property("logServerErrorDetail", "false");
        } else {
            property("connectTimeout", Long.toString(limits.patience().toMillis()));
            property("socketTimeout", Long.toString(limits.answerLimit().toMillis()));
        }
        return this;
    }

    private Pools withSession(@Nullable String statement) {
        config.setConnectionInitSql(statement);
        // A pool of a quiet night must not be closed by the server, or by a firewall on the way.
        config.setKeepaliveTime(KEEP_ALIVE.toMillis());
        return this;
    }

    /** What the address says for itself comes first. */
    private void property(String name, String value) {
        if (!url.contains(name + "=")) {
            config.addDataSourceProperty(name, value);
        }
    }
}
