CREATE TABLE menjin_session (
    id                    VARCHAR(36) COLLATE "C"   NOT NULL PRIMARY KEY,
    token_hash            VARCHAR(64) COLLATE "C"   NOT NULL,
    account_id            VARCHAR(36) COLLATE "C"   NOT NULL,
    epoch                 BIGINT                    NOT NULL,
    source                VARCHAR(64) COLLATE "C"   NOT NULL,
    open_id               VARCHAR(128) COLLATE "C"  NOT NULL,
    device_id             VARCHAR(255),
    device_model          VARCHAR(255),
    device_platform       VARCHAR(255),
    device_wechat_version VARCHAR(255),
    device_sdk_version    VARCHAR(255),
    created_at            BIGINT                    NOT NULL,
    expires_at            BIGINT                    NOT NULL,
    idle_expires_at       BIGINT                    NOT NULL,
    end_reason            VARCHAR(16) COLLATE "C",
    -- When it ended, or will be over unless it is renewed.
    over_at               BIGINT                    NOT NULL
);

CREATE UNIQUE INDEX menjin_session_token ON menjin_session (token_hash);
CREATE INDEX menjin_session_account ON menjin_session (account_id, end_reason);
CREATE INDEX menjin_session_over_at ON menjin_session (over_at);

CREATE TABLE menjin_session_key (
    app_id                VARCHAR(64) COLLATE "C"   NOT NULL,
    open_id               VARCHAR(128) COLLATE "C"  NOT NULL,
    fingerprint           VARCHAR(64) COLLATE "C"   NOT NULL,
    key_id                VARCHAR(128) COLLATE "C"  NOT NULL,
    sealed                BYTEA                     NOT NULL,
    obtained_at           BIGINT                    NOT NULL,
    PRIMARY KEY (app_id, open_id, fingerprint)
);

CREATE INDEX menjin_session_key_obtained_at ON menjin_session_key (obtained_at);

CREATE TABLE menjin_login_receipt (
    code_hash             VARCHAR(64) COLLATE "C"   NOT NULL PRIMARY KEY,
    idempotency_key_hash  VARCHAR(64) COLLATE "C"   NOT NULL,
    key_id                VARCHAR(128) COLLATE "C"  NOT NULL,
    sealed                BYTEA                     NOT NULL,
    expires_at            BIGINT                    NOT NULL
);

CREATE INDEX menjin_login_receipt_expires_at ON menjin_login_receipt (expires_at);

CREATE TABLE menjin_once (
    mark                  VARCHAR(64) COLLATE "C"   NOT NULL PRIMARY KEY,
    expires_at            BIGINT                    NOT NULL
);

CREATE INDEX menjin_once_expires_at ON menjin_once (expires_at);
