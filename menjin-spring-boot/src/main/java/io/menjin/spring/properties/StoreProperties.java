package io.menjin.spring.properties;

import io.menjin.store.jdbc.DatabasePassword;
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
 * @param useApplicationDataSource Whether to use the application's DataSource instead of one of our own.
 */
public record StoreProperties(
        @Nullable String jdbcUrl,
        @Nullable String username,
        @Nullable DatabasePassword password,
        @DefaultValue("10") int maxPoolSize,
        @DefaultValue("false") boolean useApplicationDataSource) {}
