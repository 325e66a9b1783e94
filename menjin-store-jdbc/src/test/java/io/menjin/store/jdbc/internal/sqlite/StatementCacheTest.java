package io.menjin.store.jdbc.internal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.store.jdbc.internal.sql.FailureRecorder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatementCacheTest {

    private final List<PreparedStatement> used = new ArrayList<>();
    private Connection connection;
    private Handle handle;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        handle = Jdbi.create(connection).open();
        handle.execute("CREATE TABLE t (value INTEGER)");
        handle.setStatementBuilder(new StatementCache(new FailureRecorder()));
        handle.getConfig(SqlStatements.class).setSqlLogger(new SqlLogger() {
            @Override
            public void logBeforeExecution(StatementContext context) {
                used.add(context.getStatement());
            }
        });
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void usesOneStatementForEachText() {
        for (int i = 0; i < 3; i++) {
            handle.createUpdate("INSERT INTO t (value) VALUES (:value)")
                    .bind("value", i)
                    .execute();
        }
        for (int i = 0; i < 3; i++) {
            assertThat(handle.createQuery("SELECT value FROM t WHERE value = :value")
                            .bind("value", i)
                            .mapTo(Integer.class)
                            .list())
                    .containsExactly(i);
        }
        assertThat(used).hasSize(6);
        assertThat(used.stream().distinct()).hasSize(2);
    }

    @Test
    void remembersNothingThatWasBoundBefore() {
        handle.createUpdate("INSERT INTO t (value) VALUES (:value)")
                .bind("value", 1)
                .execute();
        handle.createUpdate("INSERT INTO t (value) VALUES (:value)")
                .bind("value", (Integer) null)
                .execute();
        assertThat(handle.createQuery("SELECT COUNT(*) FROM t WHERE value IS NULL")
                        .mapTo(Integer.class)
                        .one())
                .isEqualTo(1);
    }

    @Test
    void copesWithOneTextInUseTwiceAtOnce() {
        handle.execute("INSERT INTO t (value) VALUES (1), (2)");
        String text = "SELECT value FROM t ORDER BY value";
        try (var outer = handle.createQuery(text).mapTo(Integer.class).stream()) {
            List<Integer> sums = outer.map(value -> value
                            + handle.createQuery(text)
                                    .mapTo(Integer.class)
                                    .list()
                                    .size())
                    .toList();
            assertThat(sums).containsExactly(3, 4);
        }
        assertThat(handle.createQuery(text).mapTo(Integer.class).list()).containsExactly(1, 2);
    }
}
