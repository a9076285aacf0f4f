-- Our own rows: resources, notifications and lists. "C" collation makes the order of ids ordinal everywhere.

CREATE TABLE IF NOT EXISTS tenancy_resource_shards
(
    tenant  uuid NOT NULL,
    shard   integer NOT NULL,
    version bigint NOT NULL,
    PRIMARY KEY (tenant, shard)
);

-- How many resources of a type a shard holds; moves in the statement that moves the shard's version.
CREATE TABLE IF NOT EXISTS tenancy_resource_counts
(
    tenant uuid NOT NULL,
    type   text COLLATE "C" NOT NULL,
    shard  integer NOT NULL,
    amount bigint NOT NULL CHECK (amount >= 0),
    PRIMARY KEY (tenant, type, shard)
);

CREATE TABLE IF NOT EXISTS tenancy_resources
(
    tenant            uuid NOT NULL,
    shard             integer NOT NULL,
    type              text COLLATE "C" NOT NULL,
    id                text COLLATE "C" NOT NULL,
    group_id          text COLLATE "C",
    group_incarnation bigint NOT NULL,
    alias             text,
    tags              text NOT NULL,
    PRIMARY KEY (tenant, shard, type, id)
);

-- Pages by id; unique, so that one resource can never lie in two shards.
CREATE UNIQUE INDEX IF NOT EXISTS tenancy_resources_by_id ON tenancy_resources (tenant, type, id);

CREATE INDEX IF NOT EXISTS tenancy_resources_by_group ON tenancy_resources (tenant, group_id, group_incarnation)
    WHERE group_id IS NOT NULL;

CREATE TABLE IF NOT EXISTS tenancy_inbox
(
    recipient       text COLLATE "C" NOT NULL,
    sequence        bigint NOT NULL,
    source          text COLLATE "C" NOT NULL,
    source_sequence bigint NOT NULL,
    payload         bytea NOT NULL,
    PRIMARY KEY (recipient, sequence),
    CONSTRAINT tenancy_inbox_once UNIQUE (recipient, source, source_sequence)
);

-- A row without payload is a tombstone: it only remembers the version of the removal.
CREATE TABLE IF NOT EXISTS tenancy_directory
(
    collection text COLLATE "C" NOT NULL,
    key        text COLLATE "C" NOT NULL,
    version    bigint NOT NULL,
    facet      text COLLATE "C" NOT NULL,
    label      text COLLATE "C" NOT NULL,
    payload    bytea,
    PRIMARY KEY (collection, key)
);

CREATE INDEX IF NOT EXISTS tenancy_directory_by_facet ON tenancy_directory (collection, facet, key)
    WHERE payload IS NOT NULL;

CREATE INDEX IF NOT EXISTS tenancy_directory_by_label ON tenancy_directory (collection, label, key)
    WHERE payload IS NOT NULL;
