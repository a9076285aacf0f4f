-- Where the Orleans ADO.NET providers look for their statements, and the rows of grain state.
-- Written for this project to the query keys and parameters that Orleans 10.4.2 uses.

CREATE TABLE IF NOT EXISTS orleansquery
(
    querykey  text COLLATE "C" PRIMARY KEY,
    querytext text NOT NULL
);

-- One row per state of a grain. The provider's hashes are not needed: the index compares the whole key.
CREATE TABLE IF NOT EXISTS tenancy_grain_state
(
    service_id text COLLATE "C" NOT NULL,
    state_name text COLLATE "C" NOT NULL,
    key_n0     bigint NOT NULL,
    key_n1     bigint NOT NULL,
    key_text   text COLLATE "C",
    version    integer NOT NULL,
    payload    bytea,
    changed_at timestamptz NOT NULL DEFAULT now(),
    -- NULLS NOT DISTINCT: a key without text is still one key, so of two racing first writes one must fail.
    CONSTRAINT tenancy_grain_state_key UNIQUE NULLS NOT DISTINCT (state_name, key_text, key_n0, key_n1, service_id)
);

INSERT INTO orleansquery (querykey, querytext) VALUES
('ReadFromStorageKey', $query$
SELECT payload AS "PayloadBinary", now() AS "StorageTime", version AS "Version"
FROM tenancy_grain_state
WHERE service_id = @ServiceId AND state_name = @GrainTypeString
  AND key_n0 = @GrainIdN0 AND key_n1 = @GrainIdN1
  AND key_text IS NOT DISTINCT FROM @GrainIdExtensionString::text
$query$),
-- No row comes back when the version is stale or another first write was faster: the provider reports a conflict.
('WriteToStorageKey', $query$
WITH changed AS
(
    UPDATE tenancy_grain_state
    SET payload = @PayloadBinary, version = version + 1, changed_at = now()
    WHERE service_id = @ServiceId AND state_name = @GrainTypeString
      AND key_n0 = @GrainIdN0 AND key_n1 = @GrainIdN1
      AND key_text IS NOT DISTINCT FROM @GrainIdExtensionString::text
      AND version = @GrainStateVersion::integer
    RETURNING version
),
added AS
(
    INSERT INTO tenancy_grain_state (service_id, state_name, key_n0, key_n1, key_text, version, payload)
    SELECT @ServiceId, @GrainTypeString, @GrainIdN0, @GrainIdN1, @GrainIdExtensionString::text, 1, @PayloadBinary
    WHERE @GrainStateVersion::integer IS NULL
    ON CONFLICT ON CONSTRAINT tenancy_grain_state_key DO NOTHING
    RETURNING version
)
SELECT version AS "NewGrainStateVersion" FROM changed
UNION ALL
SELECT version FROM added
$query$),
-- The row stays with its next version, so that a late writer with the old version is still refused.
('ClearStorageKey', $query$
UPDATE tenancy_grain_state
SET payload = NULL, version = version + 1, changed_at = now()
WHERE service_id = @ServiceId AND state_name = @GrainTypeString
  AND key_n0 = @GrainIdN0 AND key_n1 = @GrainIdN1
  AND key_text IS NOT DISTINCT FROM @GrainIdExtensionString::text
  AND version = @GrainStateVersion::integer
RETURNING version AS "NewGrainStateVersion"
$query$),
('DeleteStorageKey', $query$
DELETE FROM tenancy_grain_state
WHERE service_id = @ServiceId AND state_name = @GrainTypeString
  AND key_n0 = @GrainIdN0 AND key_n1 = @GrainIdN1
  AND key_text IS NOT DISTINCT FROM @GrainIdExtensionString::text
  AND version = @GrainStateVersion::integer
RETURNING version + 1 AS "NewGrainStateVersion"
$query$)
ON CONFLICT (querykey) DO UPDATE SET querytext = EXCLUDED.querytext;
