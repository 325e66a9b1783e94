-- Times are microseconds since 1970 in UTC. See docs/stores.md for what each table holds.

CREATE TABLE menjin_account (
    id                    VARCHAR(36) COLLATE "C"   NOT NULL PRIMARY KEY,
    state                 VARCHAR(16) COLLATE "C"   NOT NULL,
    epoch                 BIGINT                    NOT NULL,
    session_floor         BIGINT                    NOT NULL DEFAULT 0,
    nickname              VARCHAR(255),
    avatar_url            VARCHAR(2048),
    phone_masked          VARCHAR(64),
    phone_country_code    VARCHAR(16),
    phone_key_id          VARCHAR(128) COLLATE "C",
    phone_sealed          BYTEA,
    phone_bound_at        BIGINT,
    created_at            BIGINT                    NOT NULL,
    closes_at             BIGINT
);

CREATE INDEX menjin_account_closes_at ON menjin_account (closes_at) WHERE closes_at IS NOT NULL;
CREATE INDEX menjin_account_phone_key ON menjin_account (phone_key_id) WHERE phone_key_id IS NOT NULL;

CREATE TABLE menjin_identity (
    app_id                VARCHAR(64) COLLATE "C"   NOT NULL,
    open_id               VARCHAR(128) COLLATE "C"  NOT NULL,
    union_id              VARCHAR(128) COLLATE "C",
    account_id            VARCHAR(36) COLLATE "C"   NOT NULL REFERENCES menjin_account (id),
    created_at            BIGINT                    NOT NULL,
    PRIMARY KEY (app_id, open_id)
);

CREATE INDEX menjin_identity_account ON menjin_identity (account_id);

CREATE TABLE menjin_union_link (
    open_platform         VARCHAR(128) COLLATE "C"  NOT NULL,
    union_id              VARCHAR(128) COLLATE "C"  NOT NULL,
    account_id            VARCHAR(36) COLLATE "C"   NOT NULL REFERENCES menjin_account (id),
    PRIMARY KEY (open_platform, union_id)
);

CREATE INDEX menjin_union_link_account ON menjin_union_link (account_id);

CREATE TABLE menjin_phone_claim (
    phone_index           VARCHAR(64) COLLATE "C"   NOT NULL PRIMARY KEY,
    account_id            VARCHAR(36) COLLATE "C"   NOT NULL REFERENCES menjin_account (id)
);

CREATE INDEX menjin_phone_claim_account ON menjin_phone_claim (account_id);

CREATE TABLE menjin_audit (
    id                    BIGINT                    GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id            VARCHAR(36) COLLATE "C"   NOT NULL,
    happened_at           BIGINT                    NOT NULL,
    action                VARCHAR(64)               NOT NULL,
    actor                 VARCHAR(64)               NOT NULL,
    detail                VARCHAR(1024)             NOT NULL
);

CREATE INDEX menjin_audit_account ON menjin_audit (account_id, happened_at, id);
