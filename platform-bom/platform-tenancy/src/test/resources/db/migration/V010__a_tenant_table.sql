-- A table as services have them, for the tests of row-level security.
CREATE TABLE note (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    text text NOT NULL,
    PRIMARY KEY (workspace_id, id)
);

CALL enforce_workspace('note');
