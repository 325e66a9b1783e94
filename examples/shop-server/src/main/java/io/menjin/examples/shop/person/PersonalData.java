package io.menjin.examples.shop.person;

import io.menjin.core.account.AccountId;
import io.menjin.core.event.MenjinEvent.AccountErased;
import io.menjin.core.event.MenjinEvent.AccountsMerged;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Follows accounts: what the shop keeps of a person goes when they go, and moves when two accounts become one. */
@Component
class PersonalData {
    private final JdbcClient jdbc;

    PersonalData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Orders stay for the books, without the person. */
    @EventListener
    @Transactional
    void erase(AccountErased event) {
        AccountId gone = event.accountId();
        for (String table : List.of("favourite", "visit", "member", "comment")) {
            update("DELETE FROM " + table + " WHERE account_id = :gone", gone, gone);
        }
        update(
                "UPDATE purchase SET account_id = NULL, idempotency_key = NULL, phone = '', note = ''"
                        + " WHERE account_id = :gone",
                gone,
                gone);
    }

    @EventListener
    @Transactional
    void move(AccountsMerged event) {
        AccountId gone = event.accountId();
        for (String table : List.of("favourite", "visit", "member")) {
            // What the other account has as well stays as it is there.
            update(
                    "UPDATE OR IGNORE " + table + " SET account_id = :into WHERE account_id = :gone",
                    gone,
                    event.into());
            update("DELETE FROM " + table + " WHERE account_id = :gone", gone, gone);
        }
        update("UPDATE comment SET account_id = :into WHERE account_id = :gone", gone, event.into());
        update(
                "UPDATE purchase SET account_id = :into, idempotency_key = NULL WHERE account_id = :gone",
                gone,
                event.into());
    }

    private void update(String sql, AccountId gone, AccountId into) {
        jdbc.sql(sql).param("gone", gone.value()).param("into", into.value()).update();
    }
}
