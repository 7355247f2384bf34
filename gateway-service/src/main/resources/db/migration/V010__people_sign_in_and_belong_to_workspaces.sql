-- Why: the gateway is the only door. It knows who a person is, which workspaces they may enter and by which secrets they prove it.
-- Identity is asked before a workspace is known, so these tables have no row-level security; only the identity package uses them.
-- The table of users is named in the plural because "user" is a word of SQL.

CREATE TABLE users (
    id            uuid        NOT NULL PRIMARY KEY,
    email         text        NOT NULL CHECK (length(email) BETWEEN 3 AND 255),
    -- the address trimmed and case-folded: what makes two spellings one person
    email_key     text        NOT NULL UNIQUE CHECK (length(email_key) BETWEEN 3 AND 765),
    name          text        NOT NULL CHECK (length(name) BETWEEN 1 AND 255),
    password_hash text        NOT NULL CHECK (password_hash LIKE '$argon2id$%'),
    created_at    timestamptz NOT NULL
);

CREATE TABLE workspace (
    id            uuid        NOT NULL PRIMARY KEY,
    name          text        NOT NULL CHECK (length(name) BETWEEN 1 AND 255),
    base_currency char(3)     NOT NULL CHECK (base_currency ~ '^[A-Z]{3}$'),
    created_at    timestamptz NOT NULL
);

CREATE TABLE membership (
    workspace_id  uuid        NOT NULL REFERENCES workspace (id),
    user_id       uuid        NOT NULL REFERENCES users (id),
    role          text        NOT NULL CHECK (role IN ('owner', 'editor', 'reviewer', 'auditor')),
    joined_at     timestamptz NOT NULL,
    PRIMARY KEY (workspace_id, user_id)
);
CREATE INDEX membership_of_user ON membership (user_id, joined_at, workspace_id);

-- One sign-in. Its two secrets, the browser's cookie and the bearer token of the answer, end together.
CREATE TABLE session (
    id            uuid        NOT NULL PRIMARY KEY,
    user_id       uuid        NOT NULL REFERENCES users (id),
    cookie_hash   char(64)    NOT NULL UNIQUE,
    bearer_hash   char(64)    NOT NULL UNIQUE,
    created_at    timestamptz NOT NULL,
    expires_at    timestamptz NOT NULL CHECK (expires_at > created_at)
);
CREATE INDEX session_of_user ON session (user_id);
CREATE INDEX session_by_expiry ON session (expires_at);

-- What a person makes for a program of theirs. Revoking deletes it.
CREATE TABLE access_token (
    id            uuid        NOT NULL PRIMARY KEY,
    user_id       uuid        NOT NULL REFERENCES users (id),
    name          text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    token_hash    char(64)    NOT NULL UNIQUE,
    created_at    timestamptz NOT NULL,
    expires_at    timestamptz CHECK (expires_at > created_at)
);
CREATE INDEX access_token_of_user ON access_token (user_id, created_at, id);
