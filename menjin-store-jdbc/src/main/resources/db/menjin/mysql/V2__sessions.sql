CREATE TABLE menjin_session (
    id                    CHAR(36)     NOT NULL PRIMARY KEY,
    token_hash            CHAR(64)     NOT NULL,
    account_id            CHAR(36)     NOT NULL,
    epoch                 BIGINT       NOT NULL,
    source                VARCHAR(64)  NOT NULL,
    open_id               VARCHAR(128) NOT NULL,
    device_id             VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
    device_model          VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
    device_platform       VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
    device_wechat_version VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
    device_sdk_version    VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
    created_at            BIGINT       NOT NULL,
    expires_at            BIGINT       NOT NULL,
    idle_expires_at       BIGINT       NOT NULL,
    end_reason            VARCHAR(16),
    -- When it ended, or will be over unless it is renewed.
    over_at               BIGINT       NOT NULL,
    UNIQUE KEY menjin_session_token (token_hash),
    KEY menjin_session_account (account_id, end_reason),
    KEY menjin_session_over_at (over_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET ascii COLLATE ascii_bin;

CREATE TABLE menjin_session_key (
    app_id      VARCHAR(64)  NOT NULL,
    open_id     VARCHAR(128) NOT NULL,
    fingerprint CHAR(64)     NOT NULL,
    key_id      VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    sealed      BLOB         NOT NULL,
    obtained_at BIGINT       NOT NULL,
    PRIMARY KEY (app_id, open_id, fingerprint),
    KEY menjin_session_key_obtained_at (obtained_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET ascii COLLATE ascii_bin;

CREATE TABLE menjin_login_receipt (
    code_hash            CHAR(64)     NOT NULL PRIMARY KEY,
    idempotency_key_hash CHAR(64)     NOT NULL,
    key_id               VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    sealed               BLOB         NOT NULL,
    expires_at           BIGINT       NOT NULL,
    KEY menjin_login_receipt_expires_at (expires_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET ascii COLLATE ascii_bin;

CREATE TABLE menjin_once (
    mark       CHAR(64) NOT NULL PRIMARY KEY,
    expires_at BIGINT   NOT NULL,
    KEY menjin_once_expires_at (expires_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET ascii COLLATE ascii_bin;
