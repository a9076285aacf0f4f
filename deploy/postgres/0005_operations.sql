-- Idempotency keys: what was answered first, kept for a day, with the tenant that it is about.

CREATE TABLE IF NOT EXISTS tenancy_operations
(
    caller      text COLLATE "C" NOT NULL,
    key         text COLLATE "C" NOT NULL,
    fingerprint text COLLATE "C" NOT NULL,
    tenant      text COLLATE "C",
    at          bigint NOT NULL,
    reserved    text COLLATE "C",
    reply       bytea,
    answer      bytea,
    PRIMARY KEY (caller, key)
);

CREATE INDEX IF NOT EXISTS tenancy_operations_by_age ON tenancy_operations (at);

CREATE INDEX IF NOT EXISTS tenancy_operations_by_tenant ON tenancy_operations (tenant) WHERE tenant IS NOT NULL;
