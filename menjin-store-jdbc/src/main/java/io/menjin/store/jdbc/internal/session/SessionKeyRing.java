package io.menjin.store.jdbc.internal.session;

import io.menjin.core.account.OpenId;
import io.menjin.core.source.AppId;
import io.menjin.core.store.SealedSessionKey;
import io.menjin.core.store.SessionKeyStore;
import io.menjin.store.jdbc.internal.sql.Checked;
import io.menjin.store.jdbc.internal.sql.Dialect;
import io.menjin.store.jdbc.internal.sql.Micros;
import org.jdbi.v3.core.Handle;

/** Writes one ring inside a transaction. */
final class SessionKeyRing {

    /** WeChat gives the same key for days; then nothing has to be made room for. */
    private static final String REFRESH = """
            UPDATE menjin_session_key SET obtained_at = :obtainedAt
            WHERE app_id = :appId AND open_id = :openId AND fingerprint = :fingerprint AND obtained_at < :obtainedAt""";

    // The inner SELECT is wrapped, since MySQL takes no LIMIT directly inside of IN.
    private static final String PRUNE = """
            DELETE FROM menjin_session_key WHERE app_id = :appId AND open_id = :openId AND fingerprint NOT IN (
                SELECT fingerprint FROM (
                    SELECT fingerprint FROM menjin_session_key WHERE app_id = :appId AND open_id = :openId
                    ORDER BY obtained_at DESC, fingerprint LIMIT :capacity) newest)""";

    private SessionKeyRing() {}

    static void add(Handle handle, Dialect dialect, AppId appId, OpenId openId, SealedSessionKey key) {
        int refreshed = handle.createUpdate(REFRESH)
                .bind("appId", appId.value())
                .bind("openId", openId.value())
                .bind("fingerprint", key.fingerprint().hex())
                .bind("obtainedAt", Micros.of(key.obtainedAt()))
                .execute();
        if (refreshed == 0) {
            insert(handle, dialect, appId, openId, key);
        }
    }

    private static void insert(Handle handle, Dialect dialect, AppId appId, OpenId openId, SealedSessionKey key) {
        handle.createUpdate(dialect.addSessionKey())
                .bind("appId", appId.value())
                .bind("openId", openId.value())
                .bind("fingerprint", key.fingerprint().hex())
                .bind("keyId", Checked.text("key_id", 128, key.key().keyId()))
                .bind("sealed", Checked.bytes("sealed", key.key()))
                .bind("obtainedAt", Micros.of(key.obtainedAt()))
                .execute();
        handle.createUpdate(PRUNE)
                .bind("appId", appId.value())
                .bind("openId", openId.value())
                .bind("capacity", SessionKeyStore.CAPACITY)
                .execute();
    }
}
