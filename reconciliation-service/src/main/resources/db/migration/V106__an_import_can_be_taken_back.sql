-- A transaction that no approved statement sights any more is dead: it stays for what was decided about it, and counts for nothing.
ALTER TABLE bank_transaction ADD COLUMN ended_at timestamptz;
CREATE INDEX bank_transaction_by_statement ON bank_transaction (workspace_id, statement_id);

-- Statements that were taken back. Applied ones are tombstones: what arrives later of the statement's approval covers nothing.
CREATE TABLE revert (
    workspace_id uuid NOT NULL,
    statement_id uuid NOT NULL,
    version bigint NOT NULL,
    batches integer NOT NULL CHECK (batches >= 1),
    voided_entries integer NOT NULL DEFAULT 0,
    applied_at timestamptz,
    PRIMARY KEY (workspace_id, statement_id, version)
);
CREATE INDEX revert_waiting ON revert (workspace_id, statement_id) WHERE applied_at IS NULL;
CALL enforce_workspace('revert');

CREATE TABLE revert_batch (
    workspace_id uuid NOT NULL,
    statement_id uuid NOT NULL,
    version bigint NOT NULL,
    batch integer NOT NULL CHECK (batch >= 1),
    PRIMARY KEY (workspace_id, statement_id, version, batch),
    FOREIGN KEY (workspace_id, statement_id, version) REFERENCES revert (workspace_id, statement_id, version)
);
CALL enforce_workspace('revert_batch');

-- What a statement that was taken back sighted. The dead ones among them are never born again, whenever their birth is heard of.
CREATE TABLE reverted_transaction (
    workspace_id uuid NOT NULL,
    statement_id uuid NOT NULL,
    version bigint NOT NULL,
    transaction_id uuid NOT NULL,
    -- The statement by which it lives on; NULL: it dies.
    kept_by uuid,
    -- When it died.
    ended_at timestamptz,
    PRIMARY KEY (workspace_id, statement_id, version, transaction_id),
    FOREIGN KEY (workspace_id, statement_id, version) REFERENCES revert (workspace_id, statement_id, version),
    CHECK (kept_by IS NULL OR ended_at IS NULL)
);
CREATE INDEX reverted_transaction_dying ON reverted_transaction (workspace_id, statement_id, version, transaction_id)
    WHERE kept_by IS NULL AND ended_at IS NULL;
CREATE INDEX reverted_transaction_dead ON reverted_transaction (workspace_id, transaction_id) WHERE ended_at IS NOT NULL;
CALL enforce_workspace('reverted_transaction');

-- Mechanism: the workspaces in which a revert is under way. No tenant's data; a worker looks here before it enters a workspace.
CREATE TABLE revert_job (
    workspace_id uuid PRIMARY KEY
);
