-- Values that one node obtains for all, such as the access_token of a mini program, and who obtains the next one.
CREATE TABLE menjin_shared_value (
    name                  VARCHAR(128) COLLATE "C"  NOT NULL PRIMARY KEY,
    -- Mark, key_id and sealed are null while there is no value.
    mark                  VARCHAR(64) COLLATE "C",
    key_id                VARCHAR(128) COLLATE "C",
    sealed                BYTEA,
    -- By the database's clock.
    obtained_at           BIGINT                    NOT NULL DEFAULT 0,
    lifetime              BIGINT                    NOT NULL DEFAULT 0,
    -- The number of the last lease, and when it ends by the database's clock.
    lease                 BIGINT                    NOT NULL,
    leased_until          BIGINT                    NOT NULL
);
