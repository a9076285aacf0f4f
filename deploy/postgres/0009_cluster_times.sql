-- The times by which the silos of a cluster judge each other (decision 0012). A silo with other times is not let in: it
-- would take over grains while others still count on it to wait.

CREATE TABLE IF NOT EXISTS tenancy_cluster_times
(
    cluster_id text COLLATE "C" PRIMARY KEY,
    times      text NOT NULL,
    agreed_at  timestamptz NOT NULL DEFAULT now()
);
