package io.menjin.store.jdbc.internal.account;

import java.util.List;

/** The columns of an identity and their indexes. */
final class IdentityColumns {

    static final Columns ALL = new Columns("i", List.of("app_id", "open_id", "union_id", "account_id", "created_at"));

    static final int APP_ID = ALL.index("app_id");
    static final int OPEN_ID = ALL.index("open_id");
    static final int UNION_ID = ALL.index("union_id");
    static final int ACCOUNT_ID = ALL.index("account_id");
    static final int CREATED_AT = ALL.index("created_at");

    private IdentityColumns() {}
}
