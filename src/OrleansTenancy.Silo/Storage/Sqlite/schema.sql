-- The rows of a development server. The same tables as deploy/postgres has for the row stores, and grain states and
-- reminders of our own. Text compares byte by byte, so the order of ids is ordinal and "a" is not "A".

CREATE TABLE IF NOT EXISTS tenancy_grain_state
(
    state_name TEXT NOT NULL,
    grain_id   TEXT NOT NULL,
    version    INTEGER NOT NULL,
    payload    BLOB,
    PRIMARY KEY (state_name, grain_id)
) STRICT;

CREATE TABLE IF NOT EXISTS tenancy_reminders
(
    grain_id   TEXT NOT NULL,
    name       TEXT NOT NULL,
    grain_hash INTEGER NOT NULL,
    start_at   INTEGER NOT NULL,
    period     INTEGER NOT NULL,
    version    INTEGER NOT NULL,
    PRIMARY KEY (grain_id, name)
) STRICT;

CREATE TABLE IF NOT EXISTS tenancy_resource_shards
(
    tenant  TEXT NOT NULL,
    shard   INTEGER NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (tenant, shard)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS tenancy_resource_counts
(
    tenant TEXT NOT NULL,
    type   TEXT NOT NULL,
    shard  INTEGER NOT NULL,
    amount INTEGER NOT NULL CHECK (amount >= 0),
    PRIMARY KEY (tenant, type, shard)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS tenancy_resources
(
    tenant            TEXT NOT NULL,
    shard             INTEGER NOT NULL,
    type              TEXT NOT NULL,
    id                TEXT NOT NULL,
    group_id          TEXT,
    group_incarnation INTEGER NOT NULL,
    alias             TEXT,
    tags              TEXT NOT NULL,
    PRIMARY KEY (tenant, shard, type, id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX IF NOT EXISTS tenancy_resources_by_id ON tenancy_resources (tenant, type, id);

CREATE INDEX IF NOT EXISTS tenancy_resources_by_group ON tenancy_resources (tenant, group_id, group_incarnation)
    WHERE group_id IS NOT NULL;

CREATE TABLE IF NOT EXISTS tenancy_inbox
(
    recipient       TEXT NOT NULL,
    sequence        INTEGER NOT NULL,
    source          TEXT NOT NULL,
    source_sequence INTEGER NOT NULL,
    payload         BLOB NOT NULL,
    PRIMARY KEY (recipient, sequence),
    UNIQUE (recipient, source, source_sequence)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS tenancy_directory
(
    collection TEXT NOT NULL,
    key        TEXT NOT NULL,
    version    INTEGER NOT NULL,
    facet      TEXT NOT NULL,
    label      TEXT NOT NULL,
    payload    BLOB,
    PRIMARY KEY (collection, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX IF NOT EXISTS tenancy_directory_by_facet ON tenancy_directory (collection, facet, key)
    WHERE payload IS NOT NULL;

CREATE TABLE IF NOT EXISTS tenancy_operations
(
    caller      TEXT NOT NULL,
    key         TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    tenant      TEXT,
    at          INTEGER NOT NULL,
    reserved    TEXT,
    reply       BLOB,
    answer      BLOB,
    PRIMARY KEY (caller, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX IF NOT EXISTS tenancy_operations_by_age ON tenancy_operations (at);

CREATE INDEX IF NOT EXISTS tenancy_operations_by_tenant ON tenancy_operations (tenant) WHERE tenant IS NOT NULL;
CREATE TABLE IF NOT EXISTS tenancy_staffing_heads
(
    partner TEXT NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (partner)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS tenancy_staffing
(
    partner TEXT NOT NULL,
    kind    TEXT NOT NULL,
    key     TEXT NOT NULL,
    payload BLOB NOT NULL,
    PRIMARY KEY (partner, kind, key)
) STRICT, WITHOUT ROWID;
