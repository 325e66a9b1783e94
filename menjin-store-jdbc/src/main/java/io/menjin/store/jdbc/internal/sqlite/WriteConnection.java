package io.menjin.store.jdbc.internal.sqlite;

import org.jdbi.v3.core.Handle;

/** The one connection that writes. Used by the writer's thread alone. */
interface WriteConnection extends AutoCloseable {

    /** What work writes through. */
    Handle handle();

    void begin();

    /** Returns when what was written is on the disk. */
    void commit();

    /** Begins one write of a group. */
    void savepoint();

    /** Keeps what was written since the savepoint. */
    void release();

    /** Undoes what was written since the savepoint. */
    void rollbackToSavepoint();

    /** Rolls back what is not committed. Never throws. */
    @Override
    void close();
}
