package io.menjin.store.jdbc.internal.account;

import io.menjin.core.account.Account;
import io.menjin.core.account.AccountId;
import io.menjin.core.account.BoundPhone;
import io.menjin.store.jdbc.internal.sql.Checked;
import io.menjin.store.jdbc.internal.sql.Dialect;
import io.menjin.store.jdbc.internal.sql.Micros;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** SQL on account rows. */
final class Accounts {

    private static final String INSERT = """
            INSERT INTO menjin_account (id, state, epoch, nickname, avatar_url, phone_masked, phone_country_code,
                phone_key_id, phone_sealed, phone_bound_at, created_at, closes_at)
            VALUES (:id, :state, :epoch, :nickname, :avatarUrl, :phoneMasked, :phoneCountryCode,
                :phoneKeyId, :phoneSealed, :phoneBoundAt, :createdAt, :closesAt)""";

    private static final String UPDATE = """
            UPDATE menjin_account SET state = :state, epoch = :epoch, nickname = :nickname, avatar_url = :avatarUrl,
                phone_masked = :phoneMasked, phone_country_code = :phoneCountryCode, phone_key_id = :phoneKeyId,
                phone_sealed = :phoneSealed, phone_bound_at = :phoneBoundAt, created_at = :createdAt,
                closes_at = :closesAt
            WHERE id = :id""";

    /**
     * What devices said of themselves goes with the account. Sessions that are alive are left: in a merge they belong to
     * somebody, who takes them over.
     */
    private static final String FORGET_DEVICES = """
            UPDATE menjin_session SET device_id = NULL, device_model = NULL, device_platform = NULL,
                device_wechat_version = NULL, device_sdk_version = NULL
            WHERE account_id = :id AND (end_reason IS NOT NULL OR epoch < (
                SELECT CASE WHEN a.session_floor > a.epoch THEN a.session_floor ELSE a.epoch END
                FROM menjin_account a WHERE a.id = :id))""";

    private Accounts() {}

    static Optional<Account> lock(Handle handle, Dialect dialect, AccountId id) {
        return handle.createQuery(
                        "SELECT " + Rows.ACCOUNT + " FROM menjin_account a WHERE a.id = ?" + dialect.rowLock())
                .bind(0, id.value())
                .map(Rows::account)
                .findOne();
    }

    static void insert(Handle handle, Account account) {
        bind(handle.createUpdate(INSERT), account).execute();
    }

    static void update(Handle handle, Account account) {
        int rows = bind(handle.createUpdate(UPDATE), account).execute();
        // A driver may be set to count rows that changed instead of rows that were found.
        if (rows == 0 && lock(handle, Dialect.SQLITE, account.id()).isEmpty()) {
            throw new IllegalStateException("account " + account.id() + " is updated but does not exist");
        }
    }

    static void delete(Handle handle, AccountId id) {
        handle.createUpdate(FORGET_DEVICES).bind("id", id.value()).execute();
        handle.execute("DELETE FROM menjin_account WHERE id = ?", id.value());
    }

    private static Update bind(Update update, Account account) {
        BoundPhone phone = account.phone();
        return update.bind("id", account.id().value())
                .bind("state", account.state().name())
                .bind("epoch", account.epoch())
                .bind("nickname", Checked.nullableText("nickname", 255, account.nickname()))
                .bind("avatarUrl", Checked.nullableText("avatar_url", 2048, account.avatarUrl()))
                .bind("phoneMasked", phone == null ? null : Checked.text("phone_masked", 64, phone.masked()))
                .bind(
                        "phoneCountryCode",
                        phone == null ? null : Checked.text("phone_country_code", 16, phone.countryCode()))
                .bind(
                        "phoneKeyId",
                        phone == null
                                ? null
                                : Checked.text(
                                        "phone_key_id", 128, phone.number().keyId()))
                .bind("phoneSealed", phone == null ? null : Checked.bytes("phone_sealed", phone.number()))
                .bind("phoneBoundAt", phone == null ? null : Long.valueOf(Micros.of(phone.boundAt())))
                .bind("createdAt", Micros.of(account.createdAt()))
                .bind("closesAt", Micros.ofNullable(account.closesAt()));
    }
}
