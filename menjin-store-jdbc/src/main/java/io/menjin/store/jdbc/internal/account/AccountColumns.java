package io.menjin.store.jdbc.internal.account;

import java.util.List;

/** The columns of an account and their indexes. */
final class AccountColumns {

    static final Columns ALL = new Columns(
            "a",
            List.of(
                    "id",
                    "state",
                    "epoch",
                    "nickname",
                    "avatar_url",
                    "phone_masked",
                    "phone_country_code",
                    "phone_key_id",
                    "phone_sealed",
                    "phone_bound_at",
                    "created_at",
                    "closes_at"));

    static final int ID = ALL.index("id");
    static final int STATE = ALL.index("state");
    static final int EPOCH = ALL.index("epoch");
    static final int NICKNAME = ALL.index("nickname");
    static final int AVATAR_URL = ALL.index("avatar_url");
    static final int PHONE_MASKED = ALL.index("phone_masked");
    static final int PHONE_COUNTRY_CODE = ALL.index("phone_country_code");
    static final int PHONE_KEY_ID = ALL.index("phone_key_id");
    static final int PHONE_SEALED = ALL.index("phone_sealed");
    static final int PHONE_BOUND_AT = ALL.index("phone_bound_at");
    static final int CREATED_AT = ALL.index("created_at");
    static final int CLOSES_AT = ALL.index("closes_at");

    private AccountColumns() {}
}
