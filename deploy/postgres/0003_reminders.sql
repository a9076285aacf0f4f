-- Reminders. A silo owns a range of the hash ring, open at its beginning and closed at its end.

CREATE TABLE IF NOT EXISTS tenancy_reminders
(
    service_id text COLLATE "C" NOT NULL,
    grain_id   text COLLATE "C" NOT NULL,
    name       text COLLATE "C" NOT NULL,
    grain_hash integer NOT NULL,
    starts_at  timestamptz NOT NULL,
    period_ms  bigint NOT NULL,
    version    integer NOT NULL,
    PRIMARY KEY (service_id, grain_id, name)
);

CREATE INDEX IF NOT EXISTS tenancy_reminders_by_hash ON tenancy_reminders (service_id, grain_hash);

INSERT INTO orleansquery (querykey, querytext) VALUES
('ReadReminderRowsKey', $query$
SELECT grain_id AS "GrainId", name AS "ReminderName", starts_at AS "StartTime", period_ms AS "Period",
    version AS "Version"
FROM tenancy_reminders
WHERE service_id = @ServiceId AND grain_id = @GrainId
$query$),
('ReadReminderRowKey', $query$
SELECT grain_id AS "GrainId", name AS "ReminderName", starts_at AS "StartTime", period_ms AS "Period",
    version AS "Version"
FROM tenancy_reminders
WHERE service_id = @ServiceId AND grain_id = @GrainId AND name = @ReminderName
$query$),
('ReadRangeRows1Key', $query$
SELECT grain_id AS "GrainId", name AS "ReminderName", starts_at AS "StartTime", period_ms AS "Period",
    version AS "Version"
FROM tenancy_reminders
WHERE service_id = @ServiceId AND grain_hash > @BeginHash AND grain_hash <= @EndHash
$query$),
-- The range passes the end of the ring.
('ReadRangeRows2Key', $query$
SELECT grain_id AS "GrainId", name AS "ReminderName", starts_at AS "StartTime", period_ms AS "Period",
    version AS "Version"
FROM tenancy_reminders
WHERE service_id = @ServiceId AND (grain_hash > @BeginHash OR grain_hash <= @EndHash)
$query$),
('UpsertReminderRowKey', $query$
INSERT INTO tenancy_reminders AS r (service_id, grain_id, name, grain_hash, starts_at, period_ms, version)
VALUES (@ServiceId, @GrainId, @ReminderName, @GrainHash, @StartTime, @Period, 0)
ON CONFLICT (service_id, grain_id, name) DO UPDATE
SET grain_hash = EXCLUDED.grain_hash, starts_at = EXCLUDED.starts_at, period_ms = EXCLUDED.period_ms,
    version = r.version + 1
RETURNING version AS "Version"
$query$),
('DeleteReminderRowKey', $query$
WITH gone AS
(
    DELETE FROM tenancy_reminders
    WHERE service_id = @ServiceId AND grain_id = @GrainId AND name = @ReminderName AND version = @Version
    RETURNING name
)
SELECT EXISTS (SELECT 1 FROM gone)
$query$),
('DeleteReminderRowsKey', $query$
DELETE FROM tenancy_reminders WHERE service_id = @ServiceId
$query$)
ON CONFLICT (querykey) DO UPDATE SET querytext = EXCLUDED.querytext;
