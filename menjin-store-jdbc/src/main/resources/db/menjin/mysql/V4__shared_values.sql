-- Values that one node obtains for all, such as the access_token of a mini program, and who obtains the next one.
CREATE TABLE menjin_shared_value (
    name         VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL PRIMARY KEY,
    -- Mark, key_id and sealed are null while there is no value.
    mark         CHAR(64),
    key_id       VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
    sealed       BLOB,
    -- By the database's clock.
    obtained_at  BIGINT NOT NULL DEFAULT 0,
    lifetime     BIGINT NOT NULL DEFAULT 0,
    -- The number of the last lease, and when it ends by the database's clock.
    lease        BIGINT NOT NULL,
    leased_until BIGINT NOT NULL
) ENGINE = InnoDB DEFAULT CHARACTER SET ascii COLLATE ascii_bin;
