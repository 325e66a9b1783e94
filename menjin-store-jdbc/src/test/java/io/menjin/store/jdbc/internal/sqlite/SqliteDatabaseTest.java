package io.menjin.store.jdbc.internal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.menjin.core.store.StoreUnavailableException;
import io.menjin.store.jdbc.internal.sql.Dialect;
import io.menjin.store.jdbc.internal.sql.Migrations;
import io.menjin.store.jdbc.internal.sql.Queries;
import io.menjin.store.jdbc.testing.TestFolders;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteDatabaseTest {

    private static final Path FILE = TestFolders.fresh("sqlite").resolve("menjin.db");
    private static final SqliteDatabase DATABASE = SqliteDatabase.open(
            FILE, 4, 100, Duration.ofSeconds(30), source -> Migrations.apply(source, Dialect.SQLITE, true));

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void writesThroughALogThatEveryCommitSyncs() {
        assertThat(pragmas("journal_mode", "synchronous", "foreign_keys", "fullfsync"))
                .containsExactly("wal", "2", "1", "1");
    }

    @Test
    void readsThroughConnectionsThatCannotWrite() {
        assertThatThrownBy(() -> DATABASE.read("test", handle -> handle.execute("DELETE FROM menjin_once")))
                .isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void runsWorkAgainThatCollidesAndGivesUpInTheEnd() {
        insertMark("taken");
        AtomicInteger runs = new AtomicInteger();
        assertThatThrownBy(() -> DATABASE.transact("once.claim", handle -> {
                    runs.incrementAndGet();
                    return insert(handle, "taken");
                }))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("once.claim")
                .hasMessageContaining("5 attempts");
        assertThat(runs).hasValue(5);
    }

    @Test
    void runsWorkAgainThatWrapsItsCollision() {
        insertMark("wrapped");
        AtomicInteger runs = new AtomicInteger();
        int rows = DATABASE.transact("test", handle -> {
            try {
                return insert(handle, runs.incrementAndGet() == 1 ? "wrapped" : "another");
            } catch (JdbiException e) {
                throw new IllegalArgumentException("wrapped", e);
            }
        });
        assertThat(rows).isEqualTo(1);
        assertThat(runs).hasValue(2);
    }

    @Test
    void commitsNothingOfWorkThatSwallowsAFailure() {
        assertThatThrownBy(() -> DATABASE.transact("test", handle -> {
                    insert(handle, "half");
                    try {
                        handle.execute("INSERT INTO menjin_once (mark, expires_at) VALUES ('x', 'no number')");
                    } catch (JdbiException e) {
                        return "swallowed";
                    }
                    return "not reached";
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(marks()).doesNotContain("half");
    }

    @Test
    void letsNoStatementFollowAFailure() {
        AtomicInteger followed = new AtomicInteger();
        assertThatThrownBy(() -> DATABASE.transact("test", handle -> {
                    try {
                        handle.execute("INSERT INTO no_such_table (mark) VALUES ('x')");
                    } catch (JdbiException e) {
                        followed.addAndGet(insert(handle, "after"));
                    }
                    return 0;
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(followed).hasValue(0);
        assertThat(marks()).doesNotContain("after");
    }

    @Test
    void blamesTheStatementThatSqliteRefuses() {
        assertThatThrownBy(() -> DATABASE.transact("test", handle -> handle.execute("SELEKT 1")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELEKT 1", "SELECT no_column FROM menjin_once", "DELETE FROM menjin_once RETURNING mark"})
    void meansTheSameByAFailureWithJdbiAndWithout(String sql) {
        Throwable byJdbi = catchThrowable(() -> DATABASE.read(
                "test", handle -> handle.createQuery(sql).mapTo(String.class).list()));
        Throwable plain =
                catchThrowable(() -> DATABASE.query("test", connection -> Queries.find(connection, sql, row -> "row")));
        assertThat(plain).isExactlyInstanceOf(byJdbi.getClass()).hasMessage(byJdbi.getMessage());
        assertThat(plain.getCause())
                .isExactlyInstanceOf(byJdbi.getCause().getClass())
                .hasMessage(byJdbi.getCause().getMessage());
    }

    @Test
    void saysThatItDoesNotAnswerWhileAnotherProgramHoldsTheFile() throws Exception {
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + FILE);
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            assertThat(DATABASE.isAnswering()).isFalse();
            assertThatThrownBy(() -> insertMark("blocked")).isInstanceOf(StoreUnavailableException.class);
            statement.execute("ROLLBACK");
        }
        assertThat(DATABASE.isAnswering()).isTrue();
        assertThat(marks()).doesNotContain("blocked");
    }

    private static List<String> pragmas(String... names) {
        return DATABASE.transact(
                "test",
                handle -> List.of(names).stream()
                        .map(name -> handle.createQuery("PRAGMA " + name)
                                .mapTo(String.class)
                                .one())
                        .toList());
    }

    private static void insertMark(String mark) {
        DATABASE.transact("test", handle -> insert(handle, mark));
    }

    private static int insert(Handle handle, String mark) {
        return handle.execute("INSERT INTO menjin_once (mark, expires_at) VALUES (?, 1)", mark);
    }

    private static List<String> marks() {
        return DATABASE.read(
                "test",
                handle -> handle.createQuery("SELECT mark FROM menjin_once")
                        .mapTo(String.class)
                        .list());
    }
}
