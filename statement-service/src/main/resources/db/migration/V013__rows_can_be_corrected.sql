-- Rows are facts and stay as they were read. What a person corrects, to make the balances of a statement agree, is kept beside
-- them with its author and reason, and counts in the rows' place: counted_row is what is proven, aligned and posted.
CREATE TABLE row_correction (
    workspace_id uuid NOT NULL,
    statement_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('amount-replaced', 'balance-replaced', 'row-left-out', 'row-added')),
    -- The row; of an added one the row that it follows in the file, 0 for the beginning.
    ordinal integer NOT NULL CHECK (ordinal >= 0),
    account_ordinal integer NOT NULL,
    repair_id uuid NOT NULL,
    amount numeric(18, 4),
    currency char(3) NOT NULL,
    -- Of an added row only.
    row_id uuid,
    booked_on date,
    description text CHECK (length(description) <= 500),
    reason text NOT NULL,
    made_by uuid NOT NULL,
    made_at timestamptz NOT NULL,
    CHECK ((amount IS NULL) = (kind = 'row-left-out')),
    CHECK ((kind = 'row-added') = (row_id IS NOT NULL AND booked_on IS NOT NULL AND description IS NOT NULL)),
    PRIMARY KEY (workspace_id, statement_id, kind, ordinal),
    FOREIGN KEY (workspace_id, statement_id) REFERENCES statement (workspace_id, id) ON DELETE CASCADE
);
CALL enforce_workspace('row_correction');
-- A correction is made or undone, and never changes.
REVOKE UPDATE ON row_correction FROM statement_app;

-- A row that a person added is in no file: its sighting names none.
ALTER TABLE sighting ALTER COLUMN row_ordinal DROP NOT NULL;

-- The rows with their corrections. Added ones have a negative ordinal; place orders all of them as they are in the file.
CREATE VIEW counted_row WITH (security_invoker = true) AS
SELECT r.workspace_id, r.statement_id, r.ordinal, r.id, r.account_ordinal, r.booked_on, r.value_on,
    COALESCE(amounts.amount, r.amount) AS amount, r.currency, r.description, r.counterparty, r.reference,
    COALESCE(balances.amount, r.balance) AS balance, r.standing, r.source_line, 2 * r.ordinal::bigint AS place
FROM statement_row r
LEFT JOIN row_correction amounts ON amounts.workspace_id = r.workspace_id AND amounts.statement_id = r.statement_id
    AND amounts.kind = 'amount-replaced' AND amounts.ordinal = r.ordinal
LEFT JOIN row_correction balances ON balances.workspace_id = r.workspace_id AND balances.statement_id = r.statement_id
    AND balances.kind = 'balance-replaced' AND balances.ordinal = r.ordinal
WHERE NOT EXISTS (
    SELECT FROM row_correction gone
    WHERE gone.workspace_id = r.workspace_id AND gone.statement_id = r.statement_id
        AND gone.kind = 'row-left-out' AND gone.ordinal = r.ordinal)
UNION ALL
SELECT workspace_id, statement_id, -1 - ordinal, row_id, account_ordinal, booked_on, NULL,
    amount, currency, description, NULL, NULL,
    NULL, 'booked', 0, 2 * ordinal::bigint + 1
FROM row_correction WHERE kind = 'row-added';
