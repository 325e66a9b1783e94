/** PostgreSQL, MySQL and MariaDB: pools, transactions, retry. */
@NullMarked
package io.menjin.store.jdbc.internal.server;

import org.jspecify.annotations.NullMarked;
