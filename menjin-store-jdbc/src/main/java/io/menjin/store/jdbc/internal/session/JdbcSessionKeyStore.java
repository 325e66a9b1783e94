package io.menjin.store.jdbc.internal.session;

import io.menjin.core.account.OpenId;
import io.menjin.core.crypto.Digest;
import io.menjin.core.crypto.Sealed;
import io.menjin.core.source.AppId;
import io.menjin.core.store.SealedSessionKey;
import io.menjin.core.store.SessionKeyStore;
import io.menjin.store.jdbc.internal.sql.Database;
import io.menjin.store.jdbc.internal.sql.Micros;
import java.time.Instant;
import java.util.List;

/** Rings of session_keys in SQL. */
public final class JdbcSessionKeyStore implements SessionKeyStore {

    private static final String KEYS = """
            SELECT fingerprint, key_id, sealed, obtained_at FROM menjin_session_key
            WHERE app_id = ? AND open_id = ? ORDER BY obtained_at DESC, seq DESC LIMIT ?""";

    private final Database database;
    private final Purge purge;

    public JdbcSessionKeyStore(Database database) {
        this.database = database;
        this.purge = new Purge(database);
    }

    @Override
    public List<SealedSessionKey> keys(AppId appId, OpenId openId) {
        return database.read(
                "sessionKeys.keys",
                handle -> handle.createQuery(KEYS)
                        .bind(0, appId.value())
                        .bind(1, openId.value())
                        .bind(2, CAPACITY)
                        .map((row, context) -> new SealedSessionKey(
                                new Digest(row.getString("fingerprint")),
                                new Sealed(row.getString("key_id"), row.getBytes("sealed")),
                                Micros.toInstant(row.getLong("obtained_at"))))
                        .list());
    }

    @Override
    public void add(AppId appId, OpenId openId, SealedSessionKey key) {
        database.transact("sessionKeys.add", handle -> {
            SessionKeyRing.add(handle, database.dialect(), appId, openId, key);
            return true;
        });
    }

    @Override
    public void forget(AppId appId, OpenId openId) {
        database.write(
                "sessionKeys.forget",
                handle -> handle.execute(
                        "DELETE FROM menjin_session_key WHERE app_id = ? AND open_id = ?",
                        appId.value(),
                        openId.value()));
    }

    @Override
    public int purge(Instant obtainedBefore, int limit) {
        return purge.purge("menjin_session_key", "app_id, open_id, fingerprint", "obtained_at", obtainedBefore, limit);
    }
}
