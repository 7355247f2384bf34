-- What reconciliation-service's events say, kept as they say it: accounts, entries and their postings. There is no foreign key
-- from a posting to its account, because no order of events is assumed: an entry may arrive before its account.

-- One row for each workspace that has a projection. Locking it makes the batches of one workspace follow one another, in any
-- number of replicas, so that batch numbers are seen in order: who reads up to a batch reads one state of the journal.
CREATE TABLE projection (
    workspace_id uuid PRIMARY KEY,
    log uuid NOT NULL,
    batch bigint NOT NULL DEFAULT 0 CHECK (batch >= 0)
);
CALL enforce_workspace('projection');

-- Logs that a restore of the producer replaced: their late events are no longer true.
CREATE TABLE replaced_log (
    workspace_id uuid NOT NULL,
    log uuid NOT NULL,
    PRIMARY KEY (workspace_id, log)
);
CALL enforce_workspace('replaced_log');

CREATE TABLE account (
    workspace_id uuid NOT NULL,
    account_id uuid NOT NULL,
    name text NOT NULL,
    code text NOT NULL,
    type text NOT NULL CHECK (type IN ('asset', 'liability', 'equity', 'income', 'expense')),
    purpose text NOT NULL CHECK (purpose IN ('general', 'cash', 'uncategorised')),
    cash_flow text NOT NULL CHECK (cash_flow IN ('operating', 'investing', 'financing', 'none')),
    subject_version bigint NOT NULL,
    PRIMARY KEY (workspace_id, account_id)
);
CALL enforce_workspace('account');

CREATE TABLE entry (
    workspace_id uuid NOT NULL,
    entry_id uuid NOT NULL,
    posted_on date NOT NULL,
    memo text NOT NULL,
    kind text NOT NULL,
    voids_entry_id uuid,
    transfer_id uuid,
    sequence bigint NOT NULL,
    recorded_at timestamptz NOT NULL,
    batch bigint NOT NULL,
    PRIMARY KEY (workspace_id, entry_id),
    CHECK ((kind = 'void') = (voids_entry_id IS NOT NULL))
);
CREATE INDEX entry_in_date_order ON entry (workspace_id, posted_on, entry_id);
CREATE UNIQUE INDEX entry_voided_once ON entry (workspace_id, voids_entry_id) WHERE voids_entry_id IS NOT NULL;
CALL enforce_workspace('entry');

CREATE TABLE posting (
    workspace_id uuid NOT NULL,
    entry_id uuid NOT NULL,
    ordinal integer NOT NULL,
    posting_id uuid NOT NULL,
    account_id uuid NOT NULL,
    amount numeric(18, 4) NOT NULL,
    currency char(3) NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    memo text NOT NULL,
    PRIMARY KEY (workspace_id, entry_id, ordinal),
    FOREIGN KEY (workspace_id, entry_id) REFERENCES entry (workspace_id, entry_id)
);
CALL enforce_workspace('posting');

-- What is known of the journal is added to and, when a log is replaced, taken away whole. It is never altered.
REVOKE UPDATE ON entry, posting, replaced_log FROM report_app;
