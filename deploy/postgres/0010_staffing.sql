-- Who keeps a tenant staffed: one index per partner, a row per linked tenant and per lasting member.

CREATE TABLE IF NOT EXISTS tenancy_staffing_heads
(
    partner text COLLATE "C" NOT NULL,
    version bigint NOT NULL,
    PRIMARY KEY (partner)
);

CREATE TABLE IF NOT EXISTS tenancy_staffing
(
    partner text COLLATE "C" NOT NULL,
    kind    text COLLATE "C" NOT NULL,
    key     text COLLATE "C" NOT NULL,
    payload bytea NOT NULL,
    PRIMARY KEY (partner, kind, key)
);
