-- What became of each row of a statement and why: proposed when the file is read, and decided anew when it is approved. A row that a
-- person added has a negative ordinal, as in counted_row. The other row is the one that first sighted the transaction then.
CREATE TABLE row_decision (
    workspace_id uuid NOT NULL,
    statement_id uuid NOT NULL,
    row_ordinal integer NOT NULL CHECK (row_ordinal <> 0),
    reason text NOT NULL CHECK (reason IN (
        'first', 'more', 'balance-differs', 'follows',
        'balance-and-text', 'balance', 'reference', 'text', 'text-alike', 'same-number', 'assumed',
        'notified', 'pending', 'no-amount', 'left-out')),
    -- The known transaction that the row is.
    transaction_id uuid,
    other_statement_id uuid,
    -- None when the other row was added by a person.
    other_ordinal integer,
    -- How many rows of its day and amount the file has, and how many transactions of them were known.
    day_rows integer,
    day_transactions integer,
    CHECK ((transaction_id IS NOT NULL) = (reason IN (
        'balance-and-text', 'balance', 'reference', 'text', 'text-alike', 'same-number', 'assumed'))),
    CHECK (other_ordinal IS NULL OR other_statement_id IS NOT NULL),
    PRIMARY KEY (workspace_id, statement_id, row_ordinal),
    FOREIGN KEY (workspace_id, statement_id) REFERENCES statement (workspace_id, id) ON DELETE CASCADE
);
CALL enforce_workspace('row_decision');
-- A decision is made anew, and never changed.
REVOKE UPDATE ON row_decision FROM statement_app;
