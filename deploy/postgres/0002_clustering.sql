-- Membership of the cluster: one version row per cluster and one row per silo. Every change of a row moves the
-- cluster's version in the same statement; a stale version changes nothing.

CREATE TABLE IF NOT EXISTS tenancy_membership_version
(
    cluster_id text COLLATE "C" PRIMARY KEY,
    version    integer NOT NULL DEFAULT 0,
    changed_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE IF NOT EXISTS tenancy_membership
(
    cluster_id    text COLLATE "C" NOT NULL REFERENCES tenancy_membership_version (cluster_id),
    address       text COLLATE "C" NOT NULL,
    port          integer NOT NULL,
    generation    integer NOT NULL,
    silo_name     text NOT NULL,
    host_name     text NOT NULL,
    status        integer NOT NULL,
    proxy_port    integer,
    suspect_times text,
    started_at    timestamptz NOT NULL,
    alive_at      timestamptz NOT NULL,
    PRIMARY KEY (cluster_id, address, port, generation)
);

INSERT INTO orleansquery (querykey, querytext) VALUES
('InsertMembershipVersionKey', $query$
WITH added AS
(
    INSERT INTO tenancy_membership_version (cluster_id) VALUES (@DeploymentId)
    ON CONFLICT (cluster_id) DO NOTHING
    RETURNING cluster_id
)
SELECT EXISTS (SELECT 1 FROM added)
$query$),
('InsertMembershipKey', $query$
WITH moved AS
(
    UPDATE tenancy_membership_version v
    SET version = v.version + 1, changed_at = now()
    WHERE v.cluster_id = @DeploymentId AND v.version = @Version
      AND NOT EXISTS
      (
          SELECT 1 FROM tenancy_membership m
          WHERE m.cluster_id = @DeploymentId AND m.address = @Address
            AND m.port = @Port AND m.generation = @Generation
      )
    RETURNING v.cluster_id
),
added AS
(
    INSERT INTO tenancy_membership
        (cluster_id, address, port, generation, silo_name, host_name, status, proxy_port, started_at, alive_at)
    SELECT moved.cluster_id, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort,
        @StartTime, @IAmAliveTime
    FROM moved
    RETURNING cluster_id
)
SELECT EXISTS (SELECT 1 FROM added)
$query$),
('UpdateMembershipKey', $query$
WITH moved AS
(
    UPDATE tenancy_membership_version v
    SET version = v.version + 1, changed_at = now()
    WHERE v.cluster_id = @DeploymentId AND v.version = @Version
      AND EXISTS
      (
          SELECT 1 FROM tenancy_membership m
          WHERE m.cluster_id = @DeploymentId AND m.address = @Address
            AND m.port = @Port AND m.generation = @Generation
      )
    RETURNING v.cluster_id
),
changed AS
(
    UPDATE tenancy_membership m
    SET status = @Status, suspect_times = @SuspectTimes, alive_at = @IAmAliveTime
    FROM moved
    WHERE m.cluster_id = moved.cluster_id AND m.address = @Address
      AND m.port = @Port AND m.generation = @Generation
    RETURNING m.cluster_id
)
SELECT EXISTS (SELECT 1 FROM changed)
$query$),
('UpdateIAmAlivetimeKey', $query$
UPDATE tenancy_membership
SET alive_at = @IAmAliveTime
WHERE cluster_id = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation
$query$),
('MembershipReadRowKey', $query$
SELECT v.cluster_id AS "DeploymentId", m.address AS "Address", m.port AS "Port", m.generation AS "Generation",
    m.silo_name AS "SiloName", m.host_name AS "HostName", m.status AS "Status", m.proxy_port AS "ProxyPort",
    m.suspect_times AS "SuspectTimes", m.started_at AS "StartTime", m.alive_at AS "IAmAliveTime",
    v.version AS "Version"
FROM tenancy_membership_version v
LEFT JOIN tenancy_membership m
    ON m.cluster_id = v.cluster_id AND m.address = @Address AND m.port = @Port AND m.generation = @Generation
WHERE v.cluster_id = @DeploymentId
$query$),
('MembershipReadAllKey', $query$
SELECT v.cluster_id AS "DeploymentId", m.address AS "Address", m.port AS "Port", m.generation AS "Generation",
    m.silo_name AS "SiloName", m.host_name AS "HostName", m.status AS "Status", m.proxy_port AS "ProxyPort",
    m.suspect_times AS "SuspectTimes", m.started_at AS "StartTime", m.alive_at AS "IAmAliveTime",
    v.version AS "Version"
FROM tenancy_membership_version v
LEFT JOIN tenancy_membership m ON m.cluster_id = v.cluster_id
WHERE v.cluster_id = @DeploymentId
$query$),
('DeleteMembershipTableEntriesKey', $query$
DELETE FROM tenancy_membership WHERE cluster_id = @DeploymentId;
DELETE FROM tenancy_membership_version WHERE cluster_id = @DeploymentId;
$query$),
-- 6 is SiloStatus.Dead: a silo that only stopped writing its sign of life has not been declared dead yet.
('CleanupDefunctSiloEntriesKey', $query$
DELETE FROM tenancy_membership
WHERE cluster_id = @DeploymentId AND alive_at < @IAmAliveTime AND status = 6
$query$),
('GatewaysQueryKey', $query$
SELECT address AS "Address", proxy_port AS "ProxyPort", generation AS "Generation"
FROM tenancy_membership
WHERE cluster_id = @DeploymentId AND status = @Status AND proxy_port > 0
$query$)
ON CONFLICT (querykey) DO UPDATE SET querytext = EXCLUDED.querytext;
