-- A language model that reads a file is paid for. What a day may cost a workspace has a limit, so what was spent is counted: the most
-- that a call can cost before it is made, and what it did cost after.
CREATE TABLE model_spending (
    workspace_id uuid NOT NULL,
    -- In UTC.
    day date NOT NULL,
    cost numeric(14, 6) NOT NULL CHECK (cost >= 0),
    calls integer NOT NULL CHECK (calls > 0),
    PRIMARY KEY (workspace_id, day)
);
CALL enforce_workspace('model_spending');
