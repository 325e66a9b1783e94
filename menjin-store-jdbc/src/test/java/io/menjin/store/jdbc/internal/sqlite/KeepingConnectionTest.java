package io.menjin.store.jdbc.internal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.menjin.store.jdbc.testing.PreparedTexts;
import io.menjin.store.jdbc.testing.TestFolders;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeepingConnectionTest {

    private static final String SELECT = "SELECT value FROM t WHERE name = ?";

    private final List<String> prepared = new ArrayList<>();
    private Connection connection;
    private Connection other;

    @BeforeEach
    void open() throws SQLException {
        String url = "jdbc:sqlite:" + TestFolders.fresh("sqlite").resolve("t.db");
        other = DriverManager.getConnection(url);
        execute("PRAGMA journal_mode = WAL");
        execute("PRAGMA busy_timeout = 0");
        execute("CREATE TABLE t (name TEXT, value TEXT)");
        execute("INSERT INTO t (name, value) VALUES ('a', 'one'), ('b', 'two'), ('b', 'three')");
        connection = KeepingConnection.over(PreparedTexts.heard(DriverManager.getConnection(url), prepared::add));
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        other.close();
    }

    @Test
    void compilesEachTextOnce() throws SQLException {
        assertThat(select("a")).containsExactly("one");
        assertThat(select("b")).containsExactly("two", "three");
        assertThat(select("c")).isEmpty();
        assertThat(prepared).containsExactly(SELECT);
    }

    @Test
    void remembersNothingThatWasBoundBefore() throws SQLException {
        select("a");
        try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
            assertThat(values(statement)).isEmpty();
        }
        assertThat(prepared).hasSize(1);
    }

    @Test
    void givesEachOfTwoUsersAStatementOfTheirOwn() throws SQLException {
        try (PreparedStatement one = connection.prepareStatement(SELECT);
                PreparedStatement two = connection.prepareStatement(SELECT)) {
            one.setString(1, "a");
            two.setString(1, "b");
            assertThat(values(one)).containsExactly("one");
            assertThat(values(two)).containsExactly("two", "three");
        }
        assertThat(select("a")).containsExactly("one");
        assertThat(prepared).hasSize(2);
    }

    @Test
    void aStatementThatIsClosedTwiceIsGivenBackOnce() throws SQLException {
        PreparedStatement statement = connection.prepareStatement(SELECT);
        values(statement);
        statement.close();
        try (PreparedStatement next = connection.prepareStatement(SELECT)) {
            statement.close();
            assertThat(statement.isClosed()).isTrue();
            assertThatThrownBy(statement::executeQuery).isInstanceOf(SQLException.class);
            assertThat(statement.toString()).isNotEmpty();
            next.setString(1, "a");
            assertThat(values(next)).containsExactly("one");
        }
        assertThat(prepared).hasSize(1);
    }

    @Test
    void keepsNoStatementThatHasFailed() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
            values(statement);
            assertThatThrownBy(() -> statement.setString(7, "a")).isInstanceOf(Exception.class);
        }
        assertThat(select("a")).containsExactly("one");
        assertThat(prepared).hasSize(2);
    }

    @Test
    void keepsNoStatementWhoseSettingsWereChanged() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
            statement.setMaxRows(1);
            statement.setString(1, "b");
            assertThat(values(statement)).containsExactly("two");
        }
        assertThat(select("b")).containsExactly("two", "three");
        assertThat(prepared).hasSize(2);
    }

    @Test
    void keepsOnlySoManyTexts() throws SQLException {
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 20; i++) {
                try (PreparedStatement statement = connection.prepareStatement("SELECT " + i)) {
                    assertThat(values(statement)).containsExactly(Integer.toString(i));
                }
            }
        }
        assertThat(prepared).hasSize(20 + 4);
    }

    @Test
    void readsRightlyAfterTheSchemaHasChanged() throws SQLException {
        select("a");
        execute("ALTER TABLE t ADD COLUMN more TEXT");
        execute("CREATE INDEX i ON t (name)");
        assertThat(select("a")).containsExactly("one");
        execute("DROP TABLE t");
        assertThatThrownBy(() -> select("a")).isInstanceOf(SQLException.class);
        execute("CREATE TABLE t (value TEXT, between_them INTEGER, name TEXT)");
        execute("INSERT INTO t (name, value) VALUES ('a', 'new')");
        assertThat(select("a")).containsExactly("new");
    }

    @Test
    void readsRightlyFromATableThatWasMadeAnewMeanwhile() throws SQLException {
        select("a");
        execute("DROP TABLE t");
        execute("CREATE TABLE t (value TEXT, between_them INTEGER, name TEXT)");
        execute("INSERT INTO t (name, value) VALUES ('a', 'new')");
        assertThat(select("a")).containsExactly("new");
        assertThat(prepared).as("kept, and compiled again by SQLite itself").hasSize(1);
    }

    @Test
    void aResultThatIsLeftOpenDoesNotKeepTheLogFromBeingEmptied() throws SQLException {
        PreparedStatement careless = connection.prepareStatement(SELECT);
        careless.setString(1, "b");
        assertThat(careless.executeQuery().next()).isTrue();
        execute("INSERT INTO t (name, value) VALUES ('d', 'four')");
        assertThat(isLogHeld()).isTrue();
        careless.close();
        assertThat(isLogHeld()).isFalse();
        assertThat(select("d")).containsExactly("four");
        assertThat(prepared).hasSize(1);
        assertThat(isLogHeld()).isFalse();
    }

    private boolean isLogHeld() throws SQLException {
        try (Statement statement = other.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
            return row.getBoolean(1);
        }
    }

    private List<String> select(String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
            statement.setString(1, name);
            return values(statement);
        }
    }

    private static List<String> values(PreparedStatement statement) throws SQLException {
        List<String> values = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = other.createStatement()) {
            statement.execute(sql);
        }
    }
}
