/**
 * Every store of the core in one SQL database: SQLite inside the process, PostgreSQL, MySQL or MariaDB beside it.
 *
 * <p>{@link io.menjin.store.jdbc.JdbcStores} is the way in.
 */
@NullMarked
package io.menjin.store.jdbc;

import org.jspecify.annotations.NullMarked;
