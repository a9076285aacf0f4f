-- A state that is cleared leaves no row. A row that comes again starts at a version that no late writer holds.

UPDATE orleansquery SET querytext = $query$
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
    SELECT @ServiceId, @GrainTypeString, @GrainIdN0, @GrainIdN1, @GrainIdExtensionString::text,
        1 + floor(random() * 500000000)::integer, @PayloadBinary
    WHERE @GrainStateVersion::integer IS NULL
    ON CONFLICT ON CONSTRAINT tenancy_grain_state_key DO NOTHING
    RETURNING version
)
SELECT version AS "NewGrainStateVersion" FROM changed
UNION ALL
SELECT version FROM added
$query$
WHERE querykey = 'WriteToStorageKey';

DELETE FROM tenancy_grain_state WHERE payload IS NULL;
