package io.menjin.store.jdbc;

import io.menjin.core.store.AccountStore;
import io.menjin.core.store.ChangeFeed;
import io.menjin.core.store.LoginLedger;
import io.menjin.core.store.OnceStore;
import io.menjin.core.store.SessionKeyStore;
import io.menjin.core.store.SessionStore;
import io.menjin.core.store.SharedValueStore;
import io.menjin.store.jdbc.internal.account.JdbcAccountStore;
import io.menjin.store.jdbc.internal.session.JdbcLoginLedger;
import io.menjin.store.jdbc.internal.session.JdbcOnceStore;
import io.menjin.store.jdbc.internal.session.JdbcSessionKeyStore;
import io.menjin.store.jdbc.internal.session.JdbcSessionStore;
import io.menjin.store.jdbc.internal.session.JdbcSharedValueStore;
import io.menjin.store.jdbc.internal.session.RoutineIssue;
import io.menjin.store.jdbc.internal.session.SessionIssue;
import io.menjin.store.jdbc.internal.session.StepwiseIssue;
import io.menjin.store.jdbc.internal.sql.Database;
import io.menjin.store.jdbc.internal.sql.Dialect;
import java.util.Optional;

/**
 * All stores of the core in one database. Thread-safe; one instance serves a whole application.
 *
 * <p>Times are kept in whole microseconds: what is finer is cut off. Work given to {@link AccountStore#transact} runs on
 * the caller's thread with a database server and on the writer's thread with SQLite.
 */
public final class JdbcStores implements AutoCloseable {

    private final Database database;
    private final AccountStore accounts;
    private final SessionStore sessions;
    private final SessionKeyStore sessionKeys;
    private final LoginLedger ledger;
    private final OnceStore once;
    private final SharedValueStore sharedValues;

    JdbcStores(Database database) {
        SessionIssue issue =
                database.dialect() == Dialect.SQLITE ? new StepwiseIssue(database) : new RoutineIssue(database);
        this.database = database;
        this.accounts = new JdbcAccountStore(database);
        this.sessions = new JdbcSessionStore(database, issue);
        this.sessionKeys = new JdbcSessionKeyStore(database);
        this.ledger = new JdbcLoginLedger(database);
        this.once = new JdbcOnceStore(database);
        this.sharedValues = new JdbcSharedValueStore(database);
    }

    /**
     * Opens the stores and brings the schema up to date.
     *
     * @throws io.menjin.core.store.StoreUnavailableException when the database cannot be reached
     * @throws StoreInUseException when another process has the SQLite file open
     * @throws IllegalArgumentException when no database of ours is named
     * @throws IllegalStateException when the schema is not the one of this version and cannot be or must not be changed
     */
    public static JdbcStores open(JdbcStoreSettings settings) {
        return new JdbcStores(Databases.open(settings));
    }

    public AccountStore accounts() {
        return accounts;
    }

    public SessionStore sessions() {
        return sessions;
    }

    public SessionKeyStore sessionKeys() {
        return sessionKeys;
    }

    public LoginLedger ledger() {
        return ledger;
    }

    public OnceStore once() {
        return once;
    }

    public SharedValueStore sharedValues() {
        return sharedValues;
    }

    /**
     * How one node hears what others change: not at all with a database server, which does not tell; an SQLite file has one
     * process only.
     */
    public ChangeFeed changes() {
        return database.dialect() == Dialect.SQLITE ? ChangeFeed.ONE_PROCESS : ChangeFeed.NONE;
    }

    /** Whether a read and a write would be answered now: cheap, never throws, writes nothing unless a write was lost. */
    public boolean isAnswering() {
        return database.isAnswering();
    }

    /** What the writer has done; empty unless the database is SQLite. */
    public Optional<GroupCommitStatistics> groupCommit() {
        return database.groupCommit();
    }

    /** Finishes writes that wait, then closes every connection that these stores have opened. */
    @Override
    public void close() {
        database.close();
    }
}
