package io.menjin.store.jdbc.plans;

import io.menjin.store.jdbc.GroupCommitStatistics;
import io.menjin.store.jdbc.internal.sql.ConnectionWork;
import io.menjin.store.jdbc.internal.sql.Database;
import io.menjin.store.jdbc.internal.sql.Dialect;
import io.menjin.store.jdbc.testing.PreparedTexts;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;

/** Takes down the text of every statement that goes to a database. */
final class ListeningDatabase implements Database, SqlLogger {

    private final Database real;
    private final Set<String> statements = new ConcurrentSkipListSet<>();

    ListeningDatabase(Database real) {
        this.real = real;
    }

    Set<String> statements() {
        return statements;
    }

    @Override
    public void logBeforeExecution(StatementContext context) {
        statements.add(context.getParsedSql().getSql());
    }

    private <T> Function<Handle, T> heard(Function<Handle, T> work) {
        return handle -> {
            SqlStatements configuration = handle.getConfig(SqlStatements.class);
            SqlLogger before = configuration.getSqlLogger();
            configuration.setSqlLogger(this);
            try {
                return work.apply(handle);
            } finally {
                configuration.setSqlLogger(before);
            }
        };
    }

    @Override
    public Dialect dialect() {
        return real.dialect();
    }

    @Override
    public <T> T read(String operation, Function<Handle, T> work) {
        return real.read(operation, heard(work));
    }

    @Override
    public <T> T query(String operation, ConnectionWork<T> work) {
        return real.query(operation, connection -> work.apply(PreparedTexts.heard(connection, statements::add)));
    }

    @Override
    public <T> T write(String operation, Function<Handle, T> work) {
        return real.write(operation, heard(work));
    }

    @Override
    public <T> T transact(String operation, Function<Handle, T> work) {
        return real.transact(operation, heard(work));
    }

    @Override
    public boolean isAnswering() {
        return real.isAnswering();
    }

    @Override
    public Optional<GroupCommitStatistics> groupCommit() {
        return real.groupCommit();
    }

    @Override
    public void close() {
        real.close();
    }
}
