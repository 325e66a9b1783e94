/** SQLite inside the process: one writer that commits in groups, readers beside it, one process on one file. */
@NullMarked
package io.menjin.store.jdbc.internal.sqlite;

import org.jspecify.annotations.NullMarked;
