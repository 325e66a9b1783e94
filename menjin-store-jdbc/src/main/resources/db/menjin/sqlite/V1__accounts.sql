-- Times are microseconds since 1970 in UTC. See docs/stores.md for what each table holds.

CREATE TABLE menjin_account (
    id                 TEXT    NOT NULL PRIMARY KEY,
    state              TEXT    NOT NULL,
    epoch              INTEGER NOT NULL,
    session_floor      INTEGER NOT NULL DEFAULT 0,
    nickname           TEXT,
    avatar_url         TEXT,
    phone_masked       TEXT,
    phone_country_code TEXT,
    phone_key_id       TEXT,
    phone_sealed       BLOB,
    phone_bound_at     INTEGER,
    created_at         INTEGER NOT NULL,
    closes_at          INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX menjin_account_closes_at ON menjin_account (closes_at) WHERE closes_at IS NOT NULL;
CREATE INDEX menjin_account_phone_key ON menjin_account (phone_key_id) WHERE phone_key_id IS NOT NULL;

CREATE TABLE menjin_identity (
    app_id     TEXT    NOT NULL,
    open_id    TEXT    NOT NULL,
    union_id   TEXT,
    account_id TEXT    NOT NULL REFERENCES menjin_account (id),
    created_at INTEGER NOT NULL,
    PRIMARY KEY (app_id, open_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX menjin_identity_account ON menjin_identity (account_id);

CREATE TABLE menjin_union_link (
    open_platform TEXT NOT NULL,
    union_id      TEXT NOT NULL,
    account_id    TEXT NOT NULL REFERENCES menjin_account (id),
    PRIMARY KEY (open_platform, union_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX menjin_union_link_account ON menjin_union_link (account_id);

CREATE TABLE menjin_phone_claim (
    phone_index TEXT NOT NULL PRIMARY KEY,
    account_id  TEXT NOT NULL REFERENCES menjin_account (id)
) STRICT, WITHOUT ROWID;

CREATE INDEX menjin_phone_claim_account ON menjin_phone_claim (account_id);

CREATE TABLE menjin_audit (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id  TEXT    NOT NULL,
    happened_at INTEGER NOT NULL,
    action      TEXT    NOT NULL,
    actor       TEXT    NOT NULL,
    detail      TEXT    NOT NULL
) STRICT;

CREATE INDEX menjin_audit_account ON menjin_audit (account_id, happened_at, id);
