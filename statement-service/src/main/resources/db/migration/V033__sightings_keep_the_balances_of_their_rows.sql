-- The balance after a transaction is what the rows that sight it say, so it is kept with the sighting: a file that prints balances for
-- 100 000 known transactions writes none of them anew, and taking it back takes its balances along. That a sighting is the birth of
-- its transaction is kept too, so that nobody has to look the row up to tell.
ALTER TABLE sighting ADD COLUMN birth boolean NOT NULL DEFAULT false;
ALTER TABLE sighting ADD COLUMN balance numeric(18, 4);

UPDATE sighting s SET birth = r.id = s.transaction_id, balance = r.balance
FROM counted_row r
WHERE r.workspace_id = s.workspace_id AND r.statement_id = s.statement_id AND r.ordinal = s.row_ordinal;

UPDATE sighting s SET birth = true
FROM row_correction c
WHERE c.workspace_id = s.workspace_id AND c.statement_id = s.statement_id AND c.row_id = s.transaction_id
    AND s.row_ordinal IS NULL;

ALTER TABLE transaction DROP COLUMN balance;

-- Neither a transaction nor a sighting changes.
REVOKE UPDATE ON transaction, sighting FROM statement_app;
