-- An event is written in the transaction of the change it tells of, and noted as handled in the transaction of its effect: so
-- nothing is lost and nothing happens twice, whatever is killed in between. These are mechanism tables without row-level
-- security, used by platform code only.

-- Insert only, and kept: the durable log. Redis holds a copy of its end.
CREATE TABLE outbox (
    id uuid PRIMARY KEY,
    workspace_id uuid NOT NULL,
    type text NOT NULL,
    subject text NOT NULL,
    subject_version bigint NOT NULL CHECK (subject_version >= 0),
    traceparent text,
    data json NOT NULL
);

-- Not yet numbered. Rows live for milliseconds, so vacuum by count: a scale factor would wait for a share of nothing. No foreign
-- key: both rows are written by one statement, and a check per event would halve the numbering.
CREATE TABLE outbox_pending (
    id uuid PRIMARY KEY
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000);

-- Insert only: the gap-free order in which consumers see the events.
CREATE TABLE outbox_sequence (
    sequence bigint PRIMARY KEY CHECK (sequence > 0),
    id uuid NOT NULL,
    recorded_at timestamptz NOT NULL
);

-- One row. Whoever numbers locks it. `published` is where the stream goes on when Redis remembers nothing.
CREATE TABLE outbox_head (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    log uuid NOT NULL,
    log_started_at timestamptz NOT NULL,
    sequence bigint NOT NULL DEFAULT 0 CHECK (sequence >= 0),
    recorded_at timestamptz NOT NULL,
    published bigint NOT NULL DEFAULT 0 CHECK (published BETWEEN 0 AND sequence)
);

INSERT INTO outbox_head (log, log_started_at, recorded_at)
SELECT gen_random_uuid(), date_trunc('milliseconds', clock_timestamp()), clock_timestamp();

-- Handled events above the watermark; those at or below it are deleted.
CREATE TABLE inbox (
    producer text NOT NULL,
    log uuid NOT NULL,
    sequence bigint NOT NULL,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (producer, log, sequence)
);

-- Up to `sequence` everything of the producer's log is handled. While `rebuilding`, nothing is.
CREATE TABLE watermark (
    producer text PRIMARY KEY,
    log uuid NOT NULL,
    sequence bigint NOT NULL DEFAULT 0 CHECK (sequence >= 0),
    recorded_at timestamptz,
    head bigint,
    rebuilding boolean NOT NULL DEFAULT false
);

-- Events whose handling failed: on trial until `dead_at`, then dead, until somebody replays them.
CREATE TABLE dead_letter (
    producer text NOT NULL,
    log uuid NOT NULL,
    sequence bigint NOT NULL,
    id uuid NOT NULL,
    workspace_id uuid NOT NULL,
    type text NOT NULL,
    subject text NOT NULL,
    subject_version bigint NOT NULL,
    traceparent text,
    recorded_at timestamptz NOT NULL,
    data json NOT NULL,
    tries integer NOT NULL,
    reason text NOT NULL,
    next_try_at timestamptz NOT NULL,
    dead_at timestamptz,
    replayed_at timestamptz CHECK (replayed_at IS NULL OR dead_at IS NOT NULL),
    PRIMARY KEY (producer, log, sequence)
);

CREATE INDEX dead_letter_due ON dead_letter (producer, next_try_at) WHERE dead_at IS NULL;
CREATE INDEX dead_letter_by_id ON dead_letter (id);

-- Work that only one replica may do at a time.
CREATE TABLE lease (
    name text PRIMARY KEY,
    holder text NOT NULL,
    held_until timestamptz NOT NULL
);

DO $$
BEGIN
    EXECUTE format('REVOKE UPDATE, DELETE ON outbox, outbox_sequence FROM %I', current_schema() || '_app');
    EXECUTE format('REVOKE INSERT, DELETE ON outbox_head FROM %I', current_schema() || '_app');
END
$$;
