package io.menjin.store.jdbc.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.store.jdbc.internal.sql.Dialect;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AbandonmentTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Test
    void limitsTransactionsInTheWordsOfEachServer() {
        assertThat(Abandonment.statement(Dialect.POSTGRESQL, "jdbc:postgresql://db/menjin", LIMIT))
                .isEqualTo("SET SESSION idle_in_transaction_session_timeout = 10000");
        assertThat(Abandonment.statement(Dialect.MYSQL, "jdbc:mariadb://db/menjin", LIMIT))
                .isEqualTo("SET SESSION wait_timeout = 90 /*M!100300 , SESSION idle_transaction_timeout = 10 */");
    }

    @Test
    void doesNotLetTheServerCloseWhatIsMerelyIdle() {
        assertThat(Abandonment.statement(Dialect.MYSQL, "jdbc:mysql://db/menjin", Duration.ofMinutes(3)))
                .contains("wait_timeout = 180 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db/menjin?options=-c%20idle_in_transaction_session_timeout=5000",
                "jdbc:mariadb://db/menjin?sessionVariables=wait_timeout=600",
                "jdbc:mariadb://db/menjin?sessionVariables=sql_mode=ANSI,idle_transaction_timeout=60"
            })
    void saysNothingWhereTheAddressDoes(String url) {
        assertThat(Abandonment.statement(Dialect.MYSQL, url, LIMIT)).isNull();
    }

    @Test
    void doesNotTakeAnotherSettingForIt() {
        assertThat(Abandonment.statement(
                        Dialect.MYSQL, "jdbc:mysql://db/menjin?sessionVariables=innodb_lock_wait_timeout=5", LIMIT))
                .isNotNull();
    }
}
