-- Times are microseconds since 1970 in UTC. See docs/stores.md for what each table holds.
-- Ids, hashes and WeChat's ids are case-sensitive ASCII; only free text is wider.

CREATE TABLE menjin_account (
    id                 CHAR(36)      NOT NULL PRIMARY KEY,
    state              VARCHAR(16)   NOT NULL,
    epoch              BIGINT        NOT NULL,
    session_floor      BIGINT        NOT NULL DEFAULT 0,
    nickname           VARCHAR(255)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
    avatar_url         VARCHAR(2048) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
    phone_masked       VARCHAR(64)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
    phone_country_code VARCHAR(16)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
    phone_key_id       VARCHAR(128)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
    phone_sealed       BLOB,
    phone_bound_at     BIGINT,
    created_at         BIGINT        NOT NULL,
    closes_at          BIGINT,
    KEY menjin_account_closes_at (closes_at),
    KEY menjin_account_phone_key (phone_key_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET ascii COLLATE ascii_bin;

CREATE TABLE menjin_identity (
    app_id     VARCHAR(64)  NOT NULL,
    open_id    VARCHAR(128) NOT NULL,
    union_id   VARCHAR(128),
    account_id CHAR(36)     NOT NULL,
    created_at BIGINT       NOT NULL,
    PRIMARY KEY (app_id, open_id),
    KEY menjin_identity_account (account_id),
    CONSTRAINT menjin_identity_of_account FOREIGN KEY (account_id) REFERENCES menjin_account (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET ascii COLLATE ascii_bin;

CREATE TABLE menjin_union_link (
    open_platform VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    union_id      VARCHAR(128) NOT NULL,
    account_id    CHAR(36)     NOT NULL,
    PRIMARY KEY (open_platform, union_id),
    KEY menjin_union_link_account (account_id),
    CONSTRAINT menjin_union_link_of_account FOREIGN KEY (account_id) REFERENCES menjin_account (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET ascii COLLATE ascii_bin;

CREATE TABLE menjin_phone_claim (
    phone_index CHAR(64) NOT NULL PRIMARY KEY,
    account_id  CHAR(36) NOT NULL,
    KEY menjin_phone_claim_account (account_id),
    CONSTRAINT menjin_phone_claim_of_account FOREIGN KEY (account_id) REFERENCES menjin_account (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET ascii COLLATE ascii_bin;

CREATE TABLE menjin_audit (
    id          BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    account_id  CHAR(36)      NOT NULL,
    happened_at BIGINT        NOT NULL,
    action      VARCHAR(64)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    actor       VARCHAR(64)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    detail      VARCHAR(1024) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    KEY menjin_audit_account (account_id, happened_at, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET ascii COLLATE ascii_bin;
