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

CREATE TABLE IF NOT EXISTS tenancy_audit_heads
(
    chain          TEXT NOT NULL,
    sequence       INTEGER NOT NULL,
    hash           TEXT NOT NULL,
    purged_through INTEGER NOT NULL,
    PRIMARY KEY (chain)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS tenancy_audit
(
    chain           TEXT NOT NULL,
    sequence        INTEGER NOT NULL,
    source          TEXT NOT NULL,
    source_sequence INTEGER NOT NULL,
    id              TEXT NOT NULL,
    at              TEXT NOT NULL,
    actor           TEXT NOT NULL,
    action          TEXT NOT NULL,
    tenant          TEXT,
    partner         TEXT,
    before          TEXT,
    after           TEXT,
    previous        TEXT NOT NULL,
    hash            TEXT NOT NULL,
    PRIMARY KEY (chain, sequence),
    UNIQUE (chain, id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER IF NOT EXISTS tenancy_audit_no_update BEFORE UPDATE ON tenancy_audit
BEGIN
    SELECT RAISE(ABORT, 'the audit trail is append-only');
END;

-- Only what the deletion of its tenant has closed off may go.
CREATE TRIGGER IF NOT EXISTS tenancy_audit_no_delete BEFORE DELETE ON tenancy_audit
WHEN NOT EXISTS
(
    SELECT 1 FROM tenancy_audit_heads h WHERE h.chain = OLD.chain AND h.purged_through >= OLD.sequence
)
BEGIN
    SELECT RAISE(ABORT, 'the audit trail is append-only');
END;

-- A head only goes ahead, and is purged only up to the record that says that the tenant was deleted.
CREATE TRIGGER IF NOT EXISTS tenancy_audit_heads_forward BEFORE UPDATE ON tenancy_audit_heads
WHEN NOT (NEW.chain = OLD.chain AND NEW.sequence >= OLD.sequence
    AND (NEW.purged_through = OLD.purged_through OR
    (
        NEW.purged_through = NEW.sequence - 1 AND EXISTS
        (
            SELECT 1 FROM tenancy_audit a
            WHERE a.chain = NEW.chain AND a.sequence = NEW.sequence AND a.action = 'tenant.deleted'
        )
    )))
BEGIN
    SELECT RAISE(ABORT, 'the audit trail is append-only');
END;

CREATE TRIGGER IF NOT EXISTS tenancy_audit_heads_no_delete BEFORE DELETE ON tenancy_audit_heads
BEGIN
    SELECT RAISE(ABORT, 'the audit trail is append-only');
END;
