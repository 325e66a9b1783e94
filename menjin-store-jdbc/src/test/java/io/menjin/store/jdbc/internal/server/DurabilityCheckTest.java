package io.menjin.store.jdbc.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.menjin.store.jdbc.JdbcStores;
import io.menjin.store.jdbc.testing.TestDatabase;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class DurabilityCheckTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger(DurabilityCheck.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
        logger.setAdditive(false);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(log);
        logger.setAdditive(true);
    }

    @Test
    void warnsOfAPostgresqlThatAnswersBeforeItSyncs() throws SQLException {
        String address = TestDatabase.POSTGRESQL.createAddress();
        open(address);
        assertThat(log.list).isEmpty();
        try (Handle handle = Jdbi.open(address)) {
            handle.execute("ALTER DATABASE " + handle.getConnection().getCatalog() + " SET synchronous_commit = off");
        }
        open(address);
        assertThat(log.list)
                .singleElement()
                .satisfies(
                        event -> assertThat(event.getFormattedMessage()).contains("SHOW synchronous_commit says off"));
    }

    @Test
    void warnsOfAMariaDbThatAnswersBeforeItSyncs() {
        String address = TestDatabase.MARIADB.createAddress();
        open(address);
        assertThat(log.list).isEmpty();
        try (Handle handle = Jdbi.open(address)) {
            handle.execute("SET GLOBAL innodb_flush_log_at_trx_commit = 2");
            open(address);
            handle.execute("SET GLOBAL innodb_flush_log_at_trx_commit = 1");
        }
        assertThat(log.list)
                .singleElement()
                .satisfies(event -> assertThat(event.getFormattedMessage()).contains("says 2"));
    }

    private static void open(String address) {
        JdbcStores.open(TestDatabase.patient(address).build()).close();
    }
}
