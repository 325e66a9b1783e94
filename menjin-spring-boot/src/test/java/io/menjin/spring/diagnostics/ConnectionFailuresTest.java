package io.menjin.spring.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ConnectionFailuresTest {

    @Test
    void namesWhatIsWrongWithoutRepeatingTheDriver() {
        assertThat(reason(new SQLException("FATAL: password authentication failed for c0ffee", "28P01")))
                .isEqualTo("it refused the user or the password");
        assertThat(reason(new SQLException("Access denied for user c0ffee", "28000", 1045)))
                .isEqualTo("it refused the user or the password");
        assertThat(reason(new SQLException("database c0ffee does not exist", "3D000")))
                .isEqualTo("it has no database of that name");
        assertThat(reason(new SQLException("Unknown database c0ffee", "42000", 1049)))
                .isEqualTo("it has no database of that name");
        assertThat(reason(new SQLException("c0ffee", "08001", new UnknownHostException("c0ffee"))))
                .isEqualTo("its host is not known");
        assertThat(reason(new SQLException("c0ffee", "08001", new SocketTimeoutException("c0ffee"))))
                .isEqualTo("it does not answer in time");
    }

    @Test
    void saysWhatTheStoreSaysOfOtherFailures() {
        assertThat(reason(new SQLException("c0ffee", "XX000"))).isEqualTo("the database does not answer");
        assertThat(ConnectionFailures.reason(new IllegalStateException((String) null)))
                .isEqualTo("it does not answer");
    }

    private static String reason(SQLException failure) {
        return ConnectionFailures.reason(new IllegalStateException("the database does not answer", failure));
    }
}
