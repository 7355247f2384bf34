-- A match is a decision, or a proposal for one, that two things are the same event; one row per pair remembers it for ever.
CREATE TABLE match (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('clear', 'transfer')),
    -- The transaction; of a transfer the one that leaves its account.
    transaction_id uuid NOT NULL,
    -- Of a transfer the transaction that arrives; of a clearing the posting.
    other_id uuid NOT NULL,
    -- Of a clearing the posting's entry; of an accepted transfer its entry.
    entry_id uuid,
    status text NOT NULL CHECK (status IN ('review', 'accepted', 'rejected', 'withdrawn')),
    score smallint NOT NULL CHECK (score BETWEEN 0 AND 100),
    amount_score smallint NOT NULL CHECK (amount_score BETWEEN 0 AND 100),
    date_score smallint NOT NULL CHECK (date_score BETWEEN 0 AND 100),
    text_score smallint NOT NULL CHECK (text_score BETWEEN 0 AND 100),
    counter_account_score smallint NOT NULL CHECK (counter_account_score BETWEEN 0 AND 100),
    history_score smallint NOT NULL CHECK (history_score BETWEEN 0 AND 100),
    proposed_at timestamptz NOT NULL,
    -- NULL with a decided_at: the system decided.
    decided_by uuid,
    decided_at timestamptz,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, transaction_id) REFERENCES bank_transaction (workspace_id, id)
);
CREATE UNIQUE INDEX match_pair ON match (workspace_id, kind, transaction_id, other_id);
CREATE INDEX match_other ON match (workspace_id, other_id);
CREATE INDEX match_by_status ON match (workspace_id, status, id);
CALL enforce_workspace('match');

CREATE TABLE settlement (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    transaction_id uuid NOT NULL,
    state text NOT NULL CHECK (state IN ('settled', 'provisional', 'held')),
    how text NOT NULL CHECK (how IN ('clear', 'transfer', 'resolved', 'uncategorised', 'zero')),
    entry_id uuid,
    -- The posting that a clearing cleared.
    posting_id uuid,
    match_id uuid,
    since timestamptz NOT NULL,
    ended_at timestamptz,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, transaction_id) REFERENCES bank_transaction (workspace_id, id),
    FOREIGN KEY (workspace_id, entry_id) REFERENCES entry (workspace_id, id),
    FOREIGN KEY (workspace_id, posting_id) REFERENCES posting (workspace_id, id),
    FOREIGN KEY (workspace_id, match_id) REFERENCES match (workspace_id, id),
    CHECK ((state = 'held') <= (entry_id IS NULL)),
    CHECK ((state = 'provisional') <= (entry_id IS NOT NULL)),
    CHECK ((how = 'clear' AND state = 'settled') = (posting_id IS NOT NULL))
);
CREATE UNIQUE INDEX settlement_live ON settlement (workspace_id, transaction_id) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX settlement_clears_once ON settlement (workspace_id, posting_id)
    WHERE ended_at IS NULL AND posting_id IS NOT NULL;
CREATE INDEX settlement_by_entry ON settlement (workspace_id, entry_id) WHERE ended_at IS NULL;
CREATE INDEX settlement_open ON settlement (workspace_id, state, transaction_id) WHERE ended_at IS NULL AND state <> 'settled';
CALL enforce_workspace('settlement');

-- Transactions that wait for the solver: new ones, and those whose surroundings changed.
CREATE TABLE to_solve (
    workspace_id uuid NOT NULL,
    transaction_id uuid NOT NULL,
    PRIMARY KEY (workspace_id, transaction_id),
    FOREIGN KEY (workspace_id, transaction_id) REFERENCES bank_transaction (workspace_id, id)
);
CALL enforce_workspace('to_solve');

-- Mechanism: the workspaces in which transactions wait. No tenant's data; a worker looks here before it enters a workspace.
CREATE TABLE solver_job (
    workspace_id uuid PRIMARY KEY
);
