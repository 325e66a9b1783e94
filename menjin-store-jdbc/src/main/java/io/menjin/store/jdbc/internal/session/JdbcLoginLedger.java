package io.menjin.store.jdbc.internal.session;

import io.menjin.core.crypto.Digest;
import io.menjin.core.crypto.Sealed;
import io.menjin.core.store.LoginLedger;
import io.menjin.core.store.LoginReceipt;
import io.menjin.store.jdbc.internal.sql.Checked;
import io.menjin.store.jdbc.internal.sql.Database;
import io.menjin.store.jdbc.internal.sql.Micros;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.statement.Update;

/** Receipts of logins in SQL. */
public final class JdbcLoginLedger implements LoginLedger {

    static final String COLUMNS = "code_hash, idempotency_key_hash, key_id, sealed, expires_at";
    static final String VALUES = ":codeHash, :idempotencyKeyHash, :answerKeyId, :answer, :receiptExpiresAt";

    private static final String FIND = """
            SELECT idempotency_key_hash, key_id, sealed, expires_at FROM menjin_login_receipt
            WHERE code_hash = ? AND expires_at > ?""";

    private final Database database;
    private final Claims claims;

    public JdbcLoginLedger(Database database) {
        this.database = database;
        this.claims = Claims.on(
                database.dialect().insertIfAbsent("menjin_login_receipt", COLUMNS, VALUES),
                "menjin_login_receipt",
                "code_hash");
    }

    @Override
    public Optional<LoginReceipt> find(Digest codeHash, Instant now) {
        return database.read(
                "ledger.find",
                handle -> handle.createQuery(FIND)
                        .bind(0, codeHash.hex())
                        .bind(1, Micros.of(now))
                        .map((row, context) -> new LoginReceipt(
                                codeHash,
                                new Digest(row.getString("idempotency_key_hash")),
                                new Sealed(row.getString("key_id"), row.getBytes("sealed")),
                                Micros.toInstant(row.getLong("expires_at"))))
                        .findOne());
    }

    @Override
    public boolean put(LoginReceipt receipt, Instant now) {
        return database.write(
                "ledger.put",
                handle -> claims.claim(handle, receipt.codeHash().hex(), now, insert -> bind(insert, receipt)));
    }

    static Update bind(Update insert, LoginReceipt receipt) {
        return insert.bind("codeHash", receipt.codeHash().hex())
                .bind("idempotencyKeyHash", receipt.idempotencyKeyHash().hex())
                .bind(
                        "answerKeyId",
                        Checked.text("key_id", 128, receipt.answer().keyId()))
                .bind("answer", Checked.bytes("sealed", receipt.answer()))
                .bind("receiptExpiresAt", Micros.of(receipt.expiresAt()));
    }
}
