package io.menjin.store.jdbc.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.store.StoreUnavailableException;
import io.menjin.store.jdbc.testing.Traces;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jdbi.v3.core.transaction.TransactionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class SqlFailuresTest {

    @ParameterizedTest
    @CsvSource({
        "23505, 0, collision, PostgreSQL: unique key",
        "23503, 0, collision, PostgreSQL: foreign key",
        "40001, 0, collision, PostgreSQL: serialization failure",
        "40P01, 0, collision, PostgreSQL: deadlock",
        "23000, 1062, collision, MySQL: duplicate key",
        "40001, 1213, collision, MySQL: deadlock",
        "HY000, 1205, collision, MySQL: lock wait timeout",
        "22001, 1406, bug, MySQL: data too long",
        "23000, 1048, bug, MySQL: column cannot be null",
        "42S02, 1146, bug, MySQL: no such table",
        "42601, 0, bug, PostgreSQL: syntax",
        "22021, 0, bug, PostgreSQL: NUL in text",
        "08006, 0, unavailable, connection lost",
        "57P01, 0, unavailable, PostgreSQL: shut down by its administrator",
        "53300, 0, unavailable, PostgreSQL: too many connections",
        "25006, 0, unavailable, PostgreSQL: read-only after a fail-over",
        "HY000, 1290, unavailable, MySQL: read-only",
        "HY000, 1021, unavailable, MySQL: disk full"
    })
    void sortsTheServersFailures(String state, int code, String meaning, String why) {
        assertThat(meaning(new SQLException("", state, code))).as(why).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource({
        "SQLITE_CONSTRAINT_UNIQUE, collision",
        "SQLITE_CONSTRAINT_PRIMARYKEY, collision",
        "SQLITE_CONSTRAINT_FOREIGNKEY, collision",
        "SQLITE_CONSTRAINT_NOTNULL, bug",
        "SQLITE_ERROR, bug",
        "SQLITE_BUSY, unavailable",
        "SQLITE_BUSY_SNAPSHOT, unavailable",
        "SQLITE_FULL, unavailable",
        "SQLITE_IOERR_FSYNC, unavailable",
        "SQLITE_CORRUPT, unavailable",
        "SQLITE_READONLY, unavailable"
    })
    void sortsSqlitesFailures(SQLiteErrorCode code, String meaning) {
        assertThat(meaning(new SQLiteException("", code))).isEqualTo(meaning);
    }

    @Test
    void takesAPoolThatGivesNoConnectionForUnavailable() {
        assertThat(meaning(new SQLTransientConnectionException("timed out", "42000")))
                .isEqualTo("unavailable");
    }

    @Test
    void tellsNoValueOfARefusedStatement() {
        SQLException failure = new SQLException("Key (open_id)=(canary) already exists", "22001", 7);
        failure.setNextException(new SQLException("canary"));
        RuntimeException told = SqlFailures.translate("test", new TransactionException("canary", failure));
        assertThat(Traces.of(told)).doesNotContain("canary").contains("SQLException");
        assertThat(((SQLException) told.getCause()).getSQLState()).isEqualTo("22001");
        assertThat(((SQLException) told.getCause()).getErrorCode()).isEqualTo(7);
    }

    private static String meaning(SQLException failure) {
        RuntimeException told = SqlFailures.translate("test", new TransactionException("", failure));
        if (told instanceof Collision) {
            return "collision";
        }
        if (told instanceof StoreUnavailableException) {
            return "unavailable";
        }
        assertThat(told).isExactlyInstanceOf(IllegalStateException.class);
        return "bug";
    }
}
