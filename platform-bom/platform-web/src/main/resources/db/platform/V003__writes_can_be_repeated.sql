-- The answer to a write under an Idempotency-Key, kept with its effect. A mechanism table: platform code alone uses it, always
-- by its whole key, so it has no row-level security.
CREATE TABLE idempotency (
    workspace_id uuid NOT NULL,
    user_id uuid NOT NULL,
    method text NOT NULL,
    path text NOT NULL,
    key text NOT NULL,
    body_hash text NOT NULL,
    status int NOT NULL CHECK (status BETWEEN 200 AND 299),
    body text,
    location text,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (workspace_id, user_id, method, path, key)
);

CREATE INDEX idempotency_created_at ON idempotency (created_at);
