package io.menjin.store.jdbc.internal.sqlite;

import com.zaxxer.hikari.HikariDataSource;
import io.menjin.core.store.StoreUnavailableException;
import io.menjin.store.jdbc.GroupCommitStatistics;
import io.menjin.store.jdbc.internal.sql.ConnectionWork;
import io.menjin.store.jdbc.internal.sql.Database;
import io.menjin.store.jdbc.internal.sql.Dialect;
import io.menjin.store.jdbc.internal.sql.FailureRecorder;
import io.menjin.store.jdbc.internal.sql.Jdbis;
import io.menjin.store.jdbc.internal.sql.Queries;
import io.menjin.store.jdbc.internal.sql.Retry;
import io.menjin.store.jdbc.internal.sql.SqlFailures;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** One SQLite file, written by one process. */
public final class SqliteDatabase implements Database {

    /**
     * Writes run one after another, so what collides once mostly collides again; further runs are for work that
     * chooses new ids or looks elsewhere then.
     */
    private static final int ATTEMPTS = 5;

    private static final int GROUP_LIMIT = 256;

    private final SqliteLock lock;
    private final HikariDataSource readers;
    private final Jdbi reading;
    private final GroupCommitWriter writer;
    private final FailureRecorder recorder;
    private final Retry retry;
    private final SqliteRoom room;

    /** How many writes had been lost when writing was last known to work again. */
    private final AtomicLong forgiven = new AtomicLong();

    private SqliteDatabase(
            SqliteLock lock,
            HikariDataSource readers,
            GroupCommitWriter writer,
            FailureRecorder recorder,
            Duration patience,
            SqliteRoom room) {
        this.retry = new Retry(ATTEMPTS, patience, Retry.Pause.NONE);
        this.room = room;
        this.lock = lock;
        this.readers = readers;
        this.reading = Jdbis.withoutValues(Jdbi.create(readers));
        this.writer = writer;
        this.recorder = recorder;
    }

    /**
     * Opens a file, which is made if it is not there.
     *
     * @param readers how many may read at once
     * @param queueCapacity how many writes may wait
     * @param patience how long a read or a write may wait for its turn
     * @param migrate brings the schema up to date
     * @throws io.menjin.store.jdbc.StoreInUseException when another store has the file open
     */
    public static SqliteDatabase open(
            Path file, int readers, int queueCapacity, Duration patience, Consumer<DataSource> migrate) {
        Path real = SqliteFile.prepare(file);
        SqliteLock lock = SqliteLock.take(real);
        try {
            SqliteConnections connections = new SqliteConnections(real);
            migrate.accept(connections.migrator());
            FailureRecorder recorder = new FailureRecorder();
            GroupCommitWriter writer = new GroupCommitWriter(
                    () -> openWriter(connections, recorder), GROUP_LIMIT, queueCapacity, patience);
            SqliteDatabase database = new SqliteDatabase(
                    lock, connections.readers(readers, patience), writer, recorder, patience, new SqliteRoom(real));
            writer.start();
            return database;
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static WriteConnection openWriter(SqliteConnections connections, FailureRecorder recorder) {
        try {
            return connections.writer(recorder);
        } catch (SQLException e) {
            throw new StoreUnavailableException("cannot open the database file for writing", e);
        }
    }

    @Override
    public Dialect dialect() {
        return Dialect.SQLITE;
    }

    @Override
    public <T> T read(String operation, Function<Handle, T> work) {
        return Jdbis.read(reading, operation, work);
    }

    @Override
    public <T> T query(String operation, ConnectionWork<T> work) {
        return Queries.run(readers::getConnection, operation, work);
    }

    @Override
    public <T> T write(String operation, Function<Handle, T> work) {
        return transact(operation, work);
    }

    @Override
    public <T> T transact(String operation, Function<Handle, T> work) {
        return retry.run(operation, () -> writer.run(operation, handle -> attempt(operation, handle, work)));
    }

    private <T> T attempt(String operation, Handle handle, Function<Handle, T> work) {
        recorder.reset();
        try {
            T result = work.apply(handle);
            recorder.check();
            return result;
        } catch (RuntimeException e) {
            throw SqlFailures.ofTransaction(operation, e, recorder);
        }
    }

    @Override
    public boolean isAnswering() {
        try {
            return isWriting()
                    && read(
                            "probe",
                            handle -> handle.createQuery("SELECT 1")
                                            .mapTo(Integer.class)
                                            .one()
                                    == 1);
        } catch (RuntimeException e) {
            return false;
        }
    }

    private boolean isWriting() {
        long lost = writer.statistics().lost();
        if (lost == forgiven.get()) {
            // An empty group takes SQLite's write lock and gives it back; there is nothing to sync.
            return writer.run("probe", handle -> true);
        }
        // A small write may find room on a full disk, in what the log has used before.
        if (!room.isThere() || !writer.run("probe", SqliteDatabase::writeAgain)) {
            return false;
        }
        forgiven.accumulateAndGet(lost, Math::max);
        return true;
    }

    /** Writes the page with the file's header as it is. */
    private static boolean writeAgain(Handle handle) {
        int version =
                handle.createQuery("PRAGMA user_version").mapTo(Integer.class).one();
        handle.execute("PRAGMA user_version = " + version);
        return true;
    }

    @Override
    public Optional<GroupCommitStatistics> groupCommit() {
        return Optional.of(writer.statistics());
    }

    @Override
    public void close() {
        writer.close();
        readers.close();
        lock.close();
    }
}
