-- The audit trail: append-only, a hash chain per life of a tenant, per partner and per person. All of an entry is text,
-- so that a record that somebody edited can still be read.

CREATE TABLE IF NOT EXISTS tenancy_audit_heads
(
    chain          text COLLATE "C" NOT NULL,
    sequence       bigint NOT NULL,
    hash           text COLLATE "C" NOT NULL,
    purged_through bigint NOT NULL,
    PRIMARY KEY (chain)
);

CREATE TABLE IF NOT EXISTS tenancy_audit
(
    chain           text COLLATE "C" NOT NULL,
    sequence        bigint NOT NULL,
    source          text COLLATE "C" NOT NULL,
    source_sequence bigint NOT NULL,
    id              text COLLATE "C" NOT NULL,
    at              text COLLATE "C" NOT NULL,
    actor           text COLLATE "C" NOT NULL,
    action          text COLLATE "C" NOT NULL,
    tenant          text COLLATE "C",
    partner         text COLLATE "C",
    before          text COLLATE "C",
    after           text COLLATE "C",
    previous        text COLLATE "C" NOT NULL,
    hash            text COLLATE "C" NOT NULL,
    PRIMARY KEY (chain, sequence),
    CONSTRAINT tenancy_audit_once UNIQUE (chain, id)
);

CREATE OR REPLACE FUNCTION tenancy_audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    RAISE EXCEPTION 'the audit trail is append-only';
END
$body$;

-- Only what the deletion of its tenant has closed off may go.
CREATE OR REPLACE FUNCTION tenancy_audit_purge() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    IF EXISTS
    (
        SELECT 1 FROM tenancy_audit_heads h WHERE h.chain = OLD.chain AND h.purged_through >= OLD.sequence
    ) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'the audit trail is append-only';
END
$body$;

-- A head only goes ahead, and is purged only up to the record that says that the tenant was deleted.
CREATE OR REPLACE FUNCTION tenancy_audit_forward() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    IF NEW.chain = OLD.chain AND NEW.sequence >= OLD.sequence
        AND (NEW.purged_through = OLD.purged_through OR
        (
            NEW.purged_through = NEW.sequence - 1 AND EXISTS
            (
                SELECT 1 FROM tenancy_audit a
                WHERE a.chain = NEW.chain AND a.sequence = NEW.sequence AND a.action = 'tenant.deleted'
            )
        )) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the audit trail is append-only';
END
$body$;

CREATE OR REPLACE TRIGGER tenancy_audit_no_update BEFORE UPDATE ON tenancy_audit
    FOR EACH ROW EXECUTE FUNCTION tenancy_audit_refuse();

CREATE OR REPLACE TRIGGER tenancy_audit_no_truncate BEFORE TRUNCATE ON tenancy_audit
    FOR EACH STATEMENT EXECUTE FUNCTION tenancy_audit_refuse();

CREATE OR REPLACE TRIGGER tenancy_audit_no_delete BEFORE DELETE ON tenancy_audit
    FOR EACH ROW EXECUTE FUNCTION tenancy_audit_purge();

CREATE OR REPLACE TRIGGER tenancy_audit_heads_forward BEFORE UPDATE ON tenancy_audit_heads
    FOR EACH ROW EXECUTE FUNCTION tenancy_audit_forward();

CREATE OR REPLACE TRIGGER tenancy_audit_heads_no_delete BEFORE DELETE ON tenancy_audit_heads
    FOR EACH ROW EXECUTE FUNCTION tenancy_audit_refuse();

CREATE OR REPLACE TRIGGER tenancy_audit_heads_no_truncate BEFORE TRUNCATE ON tenancy_audit_heads
    FOR EACH STATEMENT EXECUTE FUNCTION tenancy_audit_refuse();
