-- Mechanism: originals on their way into the store, which no statement names yet. One that stays here came to nothing: its upload was
-- refused or the process was killed, and the sweep takes the original out of the store.
CREATE TABLE upload (
    object_key text PRIMARY KEY,
    begun_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX upload_begun ON upload (begun_at);
