-- Values that one node obtains for all, such as the access_token of a mini program, and who obtains the next one.
CREATE TABLE menjin_shared_value (
    name         TEXT    NOT NULL PRIMARY KEY,
    -- Mark, key_id and sealed are null while there is no value.
    mark         TEXT,
    key_id       TEXT,
    sealed       BLOB,
    -- By the database's clock.
    obtained_at  INTEGER NOT NULL DEFAULT 0,
    lifetime     INTEGER NOT NULL DEFAULT 0,
    -- The number of the last lease, and when it ends by the database's clock.
    lease        INTEGER NOT NULL,
    leased_until INTEGER NOT NULL
) STRICT;
