-- How a bank writes its tables, learnt from files that were approved or set by a person, and used for its next files.
CREATE TABLE import_profile (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    -- Of the newest layout.
    version integer NOT NULL CHECK (version > 0),
    PRIMARY KEY (workspace_id, id)
);
CALL enforce_workspace('import_profile');
CREATE UNIQUE INDEX import_profile_name ON import_profile (workspace_id, lower(name));

CREATE TABLE import_profile_version (
    workspace_id uuid NOT NULL,
    profile_id uuid NOT NULL,
    version integer NOT NULL CHECK (version > 0),
    layout jsonb NOT NULL,
    -- None when the profile came from elsewhere without one.
    sample jsonb,
    -- Nobody when the system learnt it.
    made_by uuid,
    made_at timestamptz NOT NULL,
    -- The file that it was learnt from.
    statement_id uuid,
    PRIMARY KEY (workspace_id, profile_id, version),
    FOREIGN KEY (workspace_id, profile_id) REFERENCES import_profile (workspace_id, id) ON DELETE CASCADE
);
CALL enforce_workspace('import_profile_version');
-- A version is added, and never changed.
REVOKE UPDATE ON import_profile_version FROM statement_app;

-- The accounts whose files are written so. One that files named first is known here by the id that it has in them.
CREATE TABLE import_profile_account (
    workspace_id uuid NOT NULL,
    profile_id uuid NOT NULL,
    account_id uuid NOT NULL,
    PRIMARY KEY (workspace_id, profile_id, account_id),
    FOREIGN KEY (workspace_id, profile_id) REFERENCES import_profile (workspace_id, id) ON DELETE CASCADE
);
CALL enforce_workspace('import_profile_account');
CREATE INDEX import_profile_account_of ON import_profile_account (workspace_id, account_id);

-- How the tables of a statement are written, until its approval makes a profile of it.
CREATE TABLE statement_table (
    workspace_id uuid NOT NULL,
    statement_id uuid NOT NULL,
    ordinal integer NOT NULL CHECK (ordinal >= 0),
    layout jsonb NOT NULL,
    sample jsonb,
    -- By which it was read, or which it does not fit any more.
    profile_id uuid,
    PRIMARY KEY (workspace_id, statement_id, ordinal),
    FOREIGN KEY (workspace_id, statement_id) REFERENCES statement (workspace_id, id) ON DELETE CASCADE
);
CALL enforce_workspace('statement_table');
