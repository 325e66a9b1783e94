package io.menjin.store.jdbc.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.menjin.core.store.StoreUnavailableException;
import io.menjin.store.jdbc.testing.Traces;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QueriesTest {

    private final List<Connection> opened = new ArrayList<>();

    private Connection open() throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        opened.add(connection);
        return connection;
    }

    private void assertClosed() throws SQLException {
        assertThat(opened).hasSize(1);
        assertThat(opened.get(0).isClosed()).isTrue();
    }

    @Test
    void findsTheRowOfAKeyAndGivesTheConnectionBack() throws SQLException {
        Optional<String> found = Queries.run(
                this::open,
                "test",
                connection -> Queries.find(
                        connection, "SELECT 'row' WHERE ? = 'a' AND ? = 'b'", row -> row.getString(1), "a", "b"));
        assertThat(found).hasValue("row");
        assertClosed();
    }

    @Test
    void findsNothingWhereThereIsNoRow() throws SQLException {
        Optional<String> found = Queries.run(
                this::open,
                "test",
                connection -> Queries.find(connection, "SELECT 'row' WHERE ? = 'a'", row -> row.getString(1), "b"));
        assertThat(found).isEmpty();
        assertClosed();
    }

    @Test
    void takesAPoolThatGivesNoConnectionForUnavailable() {
        assertThatThrownBy(() -> Queries.run(
                        () -> {
                            throw new SQLTransientConnectionException("timed out");
                        },
                        "accounts.find",
                        connection -> 1))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("accounts.find");
    }

    @Test
    void tellsNoValueOfARefusedQuery() throws SQLException {
        Throwable told = catchThrowable(() -> Queries.run(this::open, "test", connection -> {
            throw new SQLException("Key (open_id)=(canary)", "22001", 7);
        }));
        assertThat(told).isExactlyInstanceOf(IllegalStateException.class).hasMessageContaining("refused");
        assertThat(Traces.of(told)).doesNotContain("canary");
        assertClosed();
    }

    @Test
    void letsAnExceptionOfTheWorkPass() throws SQLException {
        IllegalArgumentException own = new IllegalArgumentException("own");
        assertThatThrownBy(() -> Queries.run(this::open, "test", connection -> {
                    throw own;
                }))
                .isSameAs(own);
        assertClosed();
    }
}
