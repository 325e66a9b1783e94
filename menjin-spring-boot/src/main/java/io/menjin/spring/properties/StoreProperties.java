package io.menjin.spring.properties;

import io.menjin.store.jdbc.DatabasePassword;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where accounts and sessions are kept.
 *
 * @param jdbcUrl JDBC URL of a PostgreSQL, MySQL or MariaDB database, or of an SQLite file; an SQLite file in the data
 *     folder when it is left out.
 * @param username Database user.
 * @param password Password of the database user.
 * @param maxPoolSize How many connections are opened at most.
 * @param patience How long a call may wait for a connection.
 * @param answerLimit How long a database server may be silent before its connection counts as lost, and keeps a transaction
 *     open whose node is silent.
 * @param migrate Whether the schema is brought up to date at the start.
 * @param useApplicationDataSource Whether to use the application's DataSource instead of one of our own.
 */
public record StoreProperties(
        @Nullable String jdbcUrl,
        @Nullable String username,
        @Nullable DatabasePassword password,
        @DefaultValue("10") int maxPoolSize,
        @DefaultValue("5s") Duration patience,
        @DefaultValue("10s") Duration answerLimit,
        @DefaultValue("true") boolean migrate,
        @DefaultValue("false") boolean useApplicationDataSource) {}
