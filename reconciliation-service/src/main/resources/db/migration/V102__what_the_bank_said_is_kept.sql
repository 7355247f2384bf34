-- Batches wait until all of a statement's version are there; then its transactions and coverages are taken at once.
CREATE TABLE approved_statement (
    workspace_id uuid NOT NULL,
    statement_id uuid NOT NULL,
    version bigint NOT NULL,
    batches integer NOT NULL CHECK (batches >= 1),
    taken_at timestamptz,
    PRIMARY KEY (workspace_id, statement_id, version)
);
CREATE INDEX approved_statement_waiting ON approved_statement (workspace_id, statement_id) WHERE taken_at IS NULL;
CALL enforce_workspace('approved_statement');

CREATE TABLE approved_batch (
    workspace_id uuid NOT NULL,
    statement_id uuid NOT NULL,
    version bigint NOT NULL,
    batch integer NOT NULL CHECK (batch >= 1),
    content text NOT NULL,
    PRIMARY KEY (workspace_id, statement_id, version, batch),
    FOREIGN KEY (workspace_id, statement_id, version) REFERENCES approved_statement (workspace_id, statement_id, version)
);
CALL enforce_workspace('approved_batch');

CREATE TABLE bank_transaction (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    statement_id uuid NOT NULL,
    booked_on date NOT NULL,
    value_on date,
    amount numeric(18, 4) NOT NULL,
    currency char(3) NOT NULL,
    amount_units bigint NOT NULL GENERATED ALWAYS AS ((amount * 10000)::bigint) STORED,
    description text NOT NULL,
    counterparty text,
    reference text,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, account_id) REFERENCES account (workspace_id, id)
);
CREATE INDEX bank_transaction_by_account ON bank_transaction (workspace_id, account_id, booked_on) INCLUDE (amount);
CREATE INDEX bank_transaction_by_amount ON bank_transaction (workspace_id, currency, amount_units, booked_on);
CALL enforce_workspace('bank_transaction');

CREATE TABLE coverage (
    workspace_id uuid NOT NULL,
    account_id uuid NOT NULL,
    statement_id uuid NOT NULL,
    version bigint NOT NULL,
    covers_from date NOT NULL,
    covers_to date NOT NULL,
    currency char(3) NOT NULL,
    -- NULL: no balance in the file says what the account held before.
    opening numeric(18, 4),
    -- Of a contradicted statement that a person approved: stated closing minus (opening plus rows).
    difference numeric(18, 4),
    PRIMARY KEY (workspace_id, account_id, statement_id),
    FOREIGN KEY (workspace_id, account_id) REFERENCES account (workspace_id, id),
    CHECK (covers_from <= covers_to)
);
CALL enforce_workspace('coverage');

-- The opening and gap entries that stand for an account now; ended ones were voided.
CREATE TABLE planned_entry (
    workspace_id uuid NOT NULL,
    entry_id uuid NOT NULL,
    account_id uuid NOT NULL,
    reason text NOT NULL CHECK (reason IN ('opening', 'gap', 'difference')),
    date date NOT NULL,
    amount numeric(18, 4) NOT NULL CHECK (amount <> 0),
    currency char(3) NOT NULL,
    ended_at timestamptz,
    PRIMARY KEY (workspace_id, entry_id),
    FOREIGN KEY (workspace_id, entry_id) REFERENCES entry (workspace_id, id)
);
CREATE INDEX planned_entry_live ON planned_entry (workspace_id, account_id) WHERE ended_at IS NULL;
CALL enforce_workspace('planned_entry');
