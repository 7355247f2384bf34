-- What a bank writes with more decimals than its currency has is kept as it is written, and flagged: numeric(18, 4) would round it.
-- No table is written anew, since the stored numbers are the same. Tables of what is booked keep their type: a statement with such
-- amounts cannot be approved.
-- contract: it is made anew below, in the same transaction and with the same columns
DROP VIEW counted_row;
-- contract: numeric takes and gives all that numeric(18, 4) does; what the version before had prepared is refused once and prepared anew
ALTER TABLE statement_row ALTER COLUMN amount TYPE numeric, ALTER COLUMN balance TYPE numeric;
-- contract: numeric takes and gives all that numeric(18, 4) does; what the version before had prepared is refused once and prepared anew
ALTER TABLE statement_account ALTER COLUMN opening_balance TYPE numeric, ALTER COLUMN closing_balance TYPE numeric,
    ALTER COLUMN computed_closing_balance TYPE numeric, ALTER COLUMN difference TYPE numeric,
    ALTER COLUMN pending_total TYPE numeric;

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
