-- Original files, the rows read from them, and the bank accounts and transactions that the rows are about. Rows of one file never
-- change; a transaction is the event that rows of several files may sight.

-- A bank account as files name it. Its id follows from workspace, institution, identifier and currency, or was given.
CREATE TABLE bank_account (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    institution text,
    identifier text,
    currency char(3) NOT NULL,
    kind text NOT NULL CHECK (kind IN ('asset', 'liability')),
    name text NOT NULL,
    found_at timestamptz NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX bank_account_identifier ON bank_account (workspace_id, identifier, currency);
CREATE INDEX bank_account_institution ON bank_account (workspace_id, institution, currency);
CALL enforce_workspace('bank_account');

-- Ledger accounts that reconciliation-service opened, so that an upload can name one.
CREATE TABLE known_account (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    type text NOT NULL,
    currency char(3),
    subject_version bigint NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CALL enforce_workspace('known_account');

CREATE TABLE statement (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    status text NOT NULL
        CHECK (status IN ('received', 'reading', 'review', 'approved', 'rejected', 'failed', 'reverting', 'reverted')),
    version bigint NOT NULL CHECK (version > 0),
    file_name text NOT NULL CHECK (length(file_name) <= 255),
    file_bytes bigint NOT NULL CHECK (file_bytes >= 0),
    sha256 char(64) NOT NULL,
    object_key text NOT NULL,
    format text NOT NULL,
    proof text CHECK (proof IN ('proven', 'unproven', 'contradicted')),
    given_account_id uuid,
    given_institution text,
    given_currency char(3),
    given_date_order text,
    base_currency char(3) NOT NULL,
    transaction_count integer NOT NULL DEFAULT 0,
    new_transaction_count integer NOT NULL DEFAULT 0,
    problems jsonb NOT NULL DEFAULT '[]',
    uploaded_by uuid NOT NULL,
    received_at timestamptz NOT NULL,
    decided_by uuid,
    decided_at timestamptz,
    reason text,
    PRIMARY KEY (workspace_id, id)
);
-- The same bytes count once, unless the first upload came to nothing.
CREATE UNIQUE INDEX statement_same_bytes ON statement (workspace_id, sha256)
    WHERE status NOT IN ('rejected', 'failed', 'reverted');
CREATE INDEX statement_by_status ON statement (workspace_id, status, id);
CALL enforce_workspace('statement');

-- One account of one file: its balances, and whether they confirm the rows.
CREATE TABLE statement_account (
    workspace_id uuid NOT NULL,
    statement_id uuid NOT NULL,
    ordinal integer NOT NULL CHECK (ordinal >= 0),
    account_id uuid,
    identifier text,
    institution text,
    currency char(3) NOT NULL,
    kind text NOT NULL CHECK (kind IN ('asset', 'liability')),
    period_from date NOT NULL,
    period_to date NOT NULL,
    first_row_on date,
    last_row_on date,
    opening_balance numeric(18, 4) NOT NULL,
    opening_known boolean NOT NULL,
    closing_balance numeric(18, 4),
    computed_closing_balance numeric(18, 4) NOT NULL,
    difference numeric(18, 4),
    proof text NOT NULL CHECK (proof IN ('proven', 'unproven', 'contradicted')),
    continuity text CHECK (continuity IN ('first', 'continuous', 'gap', 'overlap', 'conflict')),
    CHECK (period_from <= period_to),
    PRIMARY KEY (workspace_id, statement_id, ordinal),
    FOREIGN KEY (workspace_id, statement_id) REFERENCES statement (workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX statement_account_of ON statement_account (workspace_id, account_id, period_from);
CALL enforce_workspace('statement_account');

CREATE TABLE statement_row (
    workspace_id uuid NOT NULL,
    statement_id uuid NOT NULL,
    ordinal integer NOT NULL CHECK (ordinal > 0),
    id uuid NOT NULL,
    account_ordinal integer NOT NULL,
    booked_on date NOT NULL,
    value_on date,
    amount numeric(18, 4) NOT NULL,
    currency char(3) NOT NULL,
    description text NOT NULL,
    counterparty text,
    reference text,
    balance numeric(18, 4),
    source_from bigint NOT NULL,
    source_to bigint NOT NULL,
    source_line bigint NOT NULL,
    PRIMARY KEY (workspace_id, statement_id, ordinal),
    FOREIGN KEY (workspace_id, statement_id) REFERENCES statement (workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX statement_row_by_day ON statement_row (workspace_id, statement_id, account_ordinal, booked_on, ordinal);
CALL enforce_workspace('statement_row');
-- A row never changes.
REVOKE UPDATE ON statement_row FROM statement_app;

-- The canonical event on a bank account, under the id of the row that first sighted it.
CREATE TABLE transaction (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    booked_on date NOT NULL,
    value_on date,
    amount numeric(18, 4) NOT NULL CHECK (amount <> 0),
    currency char(3) NOT NULL,
    description text NOT NULL,
    counterparty text,
    reference text,
    balance numeric(18, 4),
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, account_id) REFERENCES bank_account (workspace_id, id)
);
CREATE INDEX transaction_by_day ON transaction (workspace_id, account_id, booked_on, id);
CALL enforce_workspace('transaction');

-- Which rows of approved statements sight a transaction. No two rows of one file sight the same.
CREATE TABLE sighting (
    workspace_id uuid NOT NULL,
    statement_id uuid NOT NULL,
    transaction_id uuid NOT NULL,
    row_ordinal integer NOT NULL,
    PRIMARY KEY (workspace_id, statement_id, transaction_id),
    UNIQUE (workspace_id, statement_id, row_ordinal),
    FOREIGN KEY (workspace_id, statement_id, row_ordinal)
        REFERENCES statement_row (workspace_id, statement_id, ordinal),
    FOREIGN KEY (workspace_id, transaction_id) REFERENCES transaction (workspace_id, id)
);
CREATE INDEX sighting_of ON sighting (workspace_id, transaction_id);
CALL enforce_workspace('sighting');

-- Mechanism: what the workers have to do. Claimed under a lease; whoever loses it loses the work.
CREATE TABLE job (
    id uuid PRIMARY KEY,
    workspace_id uuid NOT NULL,
    statement_id uuid NOT NULL,
    due_at timestamptz NOT NULL,
    tries integer NOT NULL DEFAULT 0,
    holder text,
    leased_until timestamptz,
    CHECK ((holder IS NULL) = (leased_until IS NULL))
);
CREATE INDEX job_due ON job (due_at);
