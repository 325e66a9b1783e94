package io.menjin.examples.shop.membership;

import io.menjin.core.account.AccountId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The members in the database. */
@Repository
public class Memberships {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecureRandom random;

    Memberships(JdbcClient jdbc, Clock clock, SecureRandom random) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.random = random;
    }

    public Optional<Membership> of(AccountId account) {
        return jdbc.sql("SELECT number, joined_at FROM member WHERE account_id = :account")
                .param("account", account.value())
                .query((row, number) ->
                        new Membership(row.getString("number"), Instant.ofEpochMilli(row.getLong("joined_at"))))
                .optional();
    }

    /** Makes somebody a member; who is one already stays it with the same number. */
    Membership join(AccountId account) {
        jdbc.sql("INSERT INTO member (account_id, number, joined_at) VALUES (:account, :number, :now)"
                        + " ON CONFLICT (account_id) DO NOTHING")
                .param("account", account.value())
                .param("number", String.valueOf(6_200_000_000L + random.nextInt(100_000_000)))
                .param("now", clock.millis())
                .update();
        return of(account).orElseThrow();
    }
}
