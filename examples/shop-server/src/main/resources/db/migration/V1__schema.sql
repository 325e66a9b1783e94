-- Prices are in fen, times in milliseconds since 1970. Accounts are Menjin's, which are in a database of their own.
CREATE TABLE product (
    id           TEXT PRIMARY KEY,
    position     INTEGER NOT NULL,
    category     TEXT    NOT NULL CHECK (category IN ('ware', 'tea', 'room')),
    name         TEXT    NOT NULL,
    tagline      TEXT    NOT NULL,
    description  TEXT    NOT NULL,
    price        INTEGER NOT NULL CHECK (price > 0),
    member_price INTEGER NOT NULL CHECK (member_price > 0 AND member_price <= price),
    stock        INTEGER NOT NULL CHECK (stock >= 0)
);

CREATE TABLE product_spec (
    product_id TEXT    NOT NULL REFERENCES product (id),
    position   INTEGER NOT NULL,
    name       TEXT    NOT NULL,
    value      TEXT    NOT NULL,
    PRIMARY KEY (product_id, position)
);

CREATE TABLE comment (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    product_id TEXT    NOT NULL REFERENCES product (id),
    account_id TEXT,
    nickname   TEXT    NOT NULL,
    avatar_url TEXT,
    rating     INTEGER NOT NULL CHECK (rating BETWEEN 1 AND 5),
    text       TEXT    NOT NULL,
    created_at INTEGER NOT NULL
);
CREATE INDEX comment_product ON comment (product_id);
CREATE INDEX comment_account ON comment (account_id);

CREATE TABLE favourite (
    account_id TEXT    NOT NULL,
    product_id TEXT    NOT NULL REFERENCES product (id),
    created_at INTEGER NOT NULL,
    PRIMARY KEY (account_id, product_id)
);

CREATE TABLE visit (
    account_id TEXT    NOT NULL,
    product_id TEXT    NOT NULL REFERENCES product (id),
    visits     INTEGER NOT NULL,
    last_at    INTEGER NOT NULL,
    PRIMARY KEY (account_id, product_id)
);

CREATE TABLE member (
    account_id TEXT PRIMARY KEY,
    number     TEXT    NOT NULL UNIQUE,
    joined_at  INTEGER NOT NULL
);

-- "order" is a word of SQL. The account is null once the person has been erased.
CREATE TABLE purchase (
    id              TEXT PRIMARY KEY,
    account_id      TEXT,
    idempotency_key TEXT,
    state           TEXT    NOT NULL CHECK (state IN ('placed', 'cancelled')),
    total           INTEGER NOT NULL,
    saved           INTEGER NOT NULL,
    phone           TEXT    NOT NULL,
    note            TEXT    NOT NULL,
    created_at      INTEGER NOT NULL,
    UNIQUE (account_id, idempotency_key)
);

CREATE TABLE purchase_line (
    purchase_id TEXT    NOT NULL REFERENCES purchase (id),
    product_id  TEXT    NOT NULL REFERENCES product (id),
    name        TEXT    NOT NULL,
    price       INTEGER NOT NULL,
    quantity    INTEGER NOT NULL CHECK (quantity > 0)
);
CREATE INDEX purchase_line_purchase ON purchase_line (purchase_id);
