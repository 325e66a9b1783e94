package io.menjin.store.jdbc.internal.server;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.menjin.core.store.StoreUnavailableException;
import io.menjin.store.jdbc.internal.sql.Dialect;
import io.menjin.store.jdbc.internal.sql.Migrations;
import io.menjin.store.jdbc.internal.sql.Retry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Opens database servers. */
public final class Servers {

    private static final int ATTEMPTS = 20;

    private Servers() {}

    /** Opens a pool of our own. */
    public static ServerDatabase open(
            Dialect dialect, Address address, Limits limits, boolean migrate, RandomGenerator random) {
        try (HikariDataSource migrator = connect(Pools.forMigration(dialect, address, limits))) {
            Migrations.apply(migrator, dialect, migrate);
        }
        HikariDataSource pool = connect(Pools.forUse(dialect, address, limits));
        DurabilityCheck.warn(pool, dialect);
        return new ServerDatabase(
                dialect, pool, true, retry(limits.answerLimit(), random), limits.answerLimit(), pool::close);
    }

    /** Uses a pool of somebody else, who closes it. */
    public static ServerDatabase over(DataSource pool, Duration answerLimit, boolean migrate, RandomGenerator random) {
        Dialect dialect;
        boolean readCommitted;
        try (Connection connection = pool.getConnection()) {
            dialect = dialectOf(connection.getMetaData().getDatabaseProductName());
            readCommitted = connection.getTransactionIsolation() == Connection.TRANSACTION_READ_COMMITTED;
        } catch (SQLException e) {
            throw new StoreUnavailableException("the database does not answer", e);
        }
        Migrations.apply(pool, dialect, migrate);
        DurabilityCheck.warn(pool, dialect);
        return new ServerDatabase(dialect, pool, readCommitted, retry(answerLimit, random), answerLimit, () -> {});
    }

    private static Retry retry(Duration limit, RandomGenerator random) {
        return new Retry(ATTEMPTS, limit, new Backoff(random));
    }

    private static HikariDataSource connect(Pools pool) {
        try {
            return pool.open();
        } catch (PoolInitializationException e) {
            Throwable cause = e.getCause();
            throw new StoreUnavailableException("the database does not answer", cause == null ? e : cause);
        }
    }

    private static Dialect dialectOf(String product) {
        String name = product.toLowerCase(Locale.ROOT);
        if (name.equals("postgresql")) {
            return Dialect.POSTGRESQL;
        }
        if (name.equals("mysql") || name.equals("mariadb")) {
            return Dialect.MYSQL;
        }
        throw new IllegalArgumentException("a pool of connections to " + product + " cannot be used here; "
                + "PostgreSQL, MySQL and MariaDB can, and SQLite by the address of its file");
    }

    /**
     * Where a server is.
     *
     * @param password in the clear, since the driver wants it so
     */
    public record Address(
            String url, @Nullable String username, @Nullable String password) {

        @Override
        public String toString() {
            return "Address[redacted]";
        }
    }

    /**
     * How much and how long.
     *
     * @param connections at most
     * @param patience of somebody who waits for a connection
     * @param answerLimit how long a server may be silent
     */
    public record Limits(int connections, Duration patience, Duration answerLimit) {}
}
