CREATE TABLE menjin_session (
    id                    TEXT    NOT NULL PRIMARY KEY,
    token_hash            TEXT    NOT NULL,
    account_id            TEXT    NOT NULL,
    epoch                 INTEGER NOT NULL,
    source                TEXT    NOT NULL,
    open_id               TEXT    NOT NULL,
    device_id             TEXT,
    device_model          TEXT,
    device_platform       TEXT,
    device_wechat_version TEXT,
    device_sdk_version    TEXT,
    created_at            INTEGER NOT NULL,
    expires_at            INTEGER NOT NULL,
    idle_expires_at       INTEGER NOT NULL,
    end_reason            TEXT,
    -- When it ended, or will be over unless it is renewed.
    over_at               INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX menjin_session_token ON menjin_session (token_hash);
CREATE INDEX menjin_session_account ON menjin_session (account_id, end_reason);
CREATE INDEX menjin_session_over_at ON menjin_session (over_at);

CREATE TABLE menjin_session_key (
    app_id      TEXT    NOT NULL,
    open_id     TEXT    NOT NULL,
    fingerprint TEXT    NOT NULL,
    key_id      TEXT    NOT NULL,
    sealed      BLOB    NOT NULL,
    obtained_at INTEGER NOT NULL,
    PRIMARY KEY (app_id, open_id, fingerprint)
) STRICT, WITHOUT ROWID;

CREATE INDEX menjin_session_key_obtained_at ON menjin_session_key (obtained_at);

CREATE TABLE menjin_login_receipt (
    code_hash            TEXT    NOT NULL PRIMARY KEY,
    idempotency_key_hash TEXT    NOT NULL,
    key_id               TEXT    NOT NULL,
    sealed               BLOB    NOT NULL,
    expires_at           INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX menjin_login_receipt_expires_at ON menjin_login_receipt (expires_at);

CREATE TABLE menjin_once (
    mark       TEXT    NOT NULL PRIMARY KEY,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX menjin_once_expires_at ON menjin_once (expires_at);
