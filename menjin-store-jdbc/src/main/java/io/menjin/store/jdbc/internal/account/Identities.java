package io.menjin.store.jdbc.internal.account;

import io.menjin.core.account.AccountId;
import io.menjin.core.account.Identity;
import io.menjin.core.account.OpenId;
import io.menjin.core.account.UnionId;
import io.menjin.core.source.AppId;
import io.menjin.store.jdbc.internal.sql.Checked;
import io.menjin.store.jdbc.internal.sql.Micros;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** SQL on identities and their unionId links. */
final class Identities {

    private static final String OF_ACCOUNT = "SELECT " + Rows.IDENTITY
            + " FROM menjin_identity i WHERE i.account_id = ? ORDER BY i.created_at, i.app_id, i.open_id";

    private static final String ACCOUNT_BY_IDENTITY =
            "SELECT account_id FROM menjin_identity WHERE app_id = ? AND open_id = ?";

    private static final String ACCOUNT_BY_UNION_ID =
            "SELECT account_id FROM menjin_union_link WHERE open_platform = ? AND union_id = ?";

    private static final String INSERT =
            "INSERT INTO menjin_identity (app_id, open_id, union_id, account_id, created_at) VALUES (?, ?, ?, ?, ?)";

    private static final String UPDATE_UNION_ID =
            "UPDATE menjin_identity SET union_id = ? WHERE app_id = ? AND open_id = ?";

    private static final String LINK =
            "INSERT INTO menjin_union_link (open_platform, union_id, account_id) VALUES (?, ?, ?)";

    private static final String DELETE = "DELETE FROM menjin_identity WHERE app_id = ? AND open_id = ?";

    private static final String DELETE_LINKS_NOBODY_HAS = """
            DELETE FROM menjin_union_link WHERE account_id = :account AND union_id NOT IN (
                SELECT union_id FROM menjin_identity WHERE account_id = :account AND union_id IS NOT NULL)""";

    private Identities() {}

    static List<Identity> of(Handle handle, AccountId id) {
        return handle.createQuery(OF_ACCOUNT)
                .bind(0, id.value())
                .map(Rows::identity)
                .list();
    }

    static Optional<AccountId> accountOf(Handle handle, AppId appId, OpenId openId) {
        return handle.createQuery(ACCOUNT_BY_IDENTITY)
                .bind(0, appId.value())
                .bind(1, openId.value())
                .map(Rows::accountId)
                .findOne();
    }

    static Optional<AccountId> accountOf(Handle handle, String openPlatform, UnionId unionId) {
        return handle.createQuery(ACCOUNT_BY_UNION_ID)
                .bind(0, openPlatform)
                .bind(1, unionId.value())
                .map(Rows::accountId)
                .findOne();
    }

    static void insert(Handle handle, Identity identity) {
        UnionId unionId = identity.unionId();
        handle.createUpdate(INSERT)
                .bind(0, identity.appId().value())
                .bind(1, identity.openId().value())
                .bind(2, unionId == null ? null : unionId.value())
                .bind(3, identity.accountId().value())
                .bind(4, Micros.of(identity.createdAt()))
                .execute();
    }

    static void updateUnionId(Handle handle, AppId appId, OpenId openId, UnionId unionId) {
        handle.execute(UPDATE_UNION_ID, unionId.value(), appId.value(), openId.value());
    }

    static void link(Handle handle, String openPlatform, UnionId unionId, AccountId accountId) {
        handle.execute(LINK, Checked.text("open_platform", 128, openPlatform), unionId.value(), accountId.value());
    }

    static void move(Handle handle, AccountId from, AccountId into) {
        handle.execute("UPDATE menjin_identity SET account_id = ? WHERE account_id = ?", into.value(), from.value());
        handle.execute("UPDATE menjin_union_link SET account_id = ? WHERE account_id = ?", into.value(), from.value());
    }

    static void delete(Handle handle, AppId appId, OpenId openId) {
        Optional<AccountId> account = accountOf(handle, appId, openId);
        if (account.isPresent()) {
            handle.execute(DELETE, appId.value(), openId.value());
            handle.createUpdate(DELETE_LINKS_NOBODY_HAS)
                    .bind("account", account.get().value())
                    .execute();
        }
    }

    static void deleteAll(Handle handle, AccountId id) {
        handle.execute("DELETE FROM menjin_identity WHERE account_id = ?", id.value());
        handle.execute("DELETE FROM menjin_union_link WHERE account_id = ?", id.value());
    }
}
