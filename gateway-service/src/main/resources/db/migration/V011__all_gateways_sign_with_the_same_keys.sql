-- Why: every replica mints tokens that every service accepts, so the keys are shared here. The private half is encrypted with
-- GATEWAY_KEY_SECRET: who reads the database or a dump of it cannot sign. A key signs from active_from until the next one does.

CREATE TABLE signing_key (
    kid         text        NOT NULL PRIMARY KEY,
    public_jwk  text        NOT NULL,
    private_key bytea       NOT NULL,
    created_at  timestamptz NOT NULL,
    active_from timestamptz NOT NULL UNIQUE CHECK (active_from >= created_at)
);
