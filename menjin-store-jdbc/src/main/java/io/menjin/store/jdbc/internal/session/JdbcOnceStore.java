package io.menjin.store.jdbc.internal.session;

import io.menjin.core.crypto.Digest;
import io.menjin.core.store.OnceStore;
import io.menjin.store.jdbc.internal.sql.Database;
import io.menjin.store.jdbc.internal.sql.Micros;
import java.time.Instant;

/** Marks in SQL. */
public final class JdbcOnceStore implements OnceStore {

    private final Database database;
    private final Claims claims;

    public JdbcOnceStore(Database database) {
        this.database = database;
        this.claims = Claims.on(
                database.dialect().insertIfAbsent("menjin_once", "mark, expires_at", ":mark, :expiresAt"),
                "menjin_once",
                "mark");
    }

    @Override
    public boolean claim(Digest mark, Instant expiresAt, Instant now) {
        return database.write(
                "once.claim",
                handle -> claims.claim(
                        handle,
                        mark.hex(),
                        now,
                        insert -> insert.bind("mark", mark.hex()).bind("expiresAt", Micros.of(expiresAt))));
    }

    @Override
    public boolean isClaimed(Digest mark, Instant now) {
        return database.read(
                "once.isClaimed",
                handle -> handle.createQuery("SELECT 1 FROM menjin_once WHERE mark = ? AND expires_at > ?")
                        .bind(0, mark.hex())
                        .bind(1, Micros.of(now))
                        .mapTo(Integer.class)
                        .findOne()
                        .isPresent());
    }
}
