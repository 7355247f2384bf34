-- What banks announce or expect, beside the transactions: the same one in several files is one, under the id of the row that first
-- sighted it. When it is booked, a link says so; neither the row nor the transaction changes.
CREATE TABLE unposted (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    standing text NOT NULL CHECK (standing IN ('notified', 'pending')),
    expected_on date NOT NULL,
    amount numeric(18, 4) NOT NULL CHECK (amount <> 0),
    currency char(3) NOT NULL,
    description text NOT NULL,
    counterparty text,
    reference text,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, account_id) REFERENCES bank_account (workspace_id, id)
);
CREATE INDEX unposted_by_day ON unposted (workspace_id, account_id, standing, expected_on, id);
CREATE INDEX unposted_latest ON unposted (workspace_id, standing, expected_on, id);
CALL enforce_workspace('unposted');
REVOKE UPDATE ON unposted FROM statement_app;

-- Which rows of approved statements announce or expect it. No two rows of one file are the same.
CREATE TABLE unposted_sighting (
    workspace_id uuid NOT NULL,
    statement_id uuid NOT NULL,
    unposted_id uuid NOT NULL,
    row_ordinal integer NOT NULL,
    PRIMARY KEY (workspace_id, statement_id, unposted_id),
    UNIQUE (workspace_id, statement_id, row_ordinal),
    FOREIGN KEY (workspace_id, statement_id, row_ordinal)
        REFERENCES statement_row (workspace_id, statement_id, ordinal),
    FOREIGN KEY (workspace_id, unposted_id) REFERENCES unposted (workspace_id, id)
);
CREATE INDEX unposted_sighting_of ON unposted_sighting (workspace_id, unposted_id);
CALL enforce_workspace('unposted_sighting');
REVOKE UPDATE ON unposted_sighting FROM statement_app;

-- That a transaction is what was announced or expected, with the evidence. A transaction is at most one of each standing.
CREATE TABLE unposted_link (
    workspace_id uuid NOT NULL,
    unposted_id uuid NOT NULL,
    transaction_id uuid NOT NULL,
    standing text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('exact', 'drift', 'partial')),
    days integer NOT NULL,
    difference numeric(18, 4) NOT NULL,
    text_likeness integer NOT NULL CHECK (text_likeness BETWEEN 0 AND 100),
    by_person boolean NOT NULL,
    PRIMARY KEY (workspace_id, unposted_id, transaction_id),
    UNIQUE (workspace_id, transaction_id, standing),
    FOREIGN KEY (workspace_id, unposted_id) REFERENCES unposted (workspace_id, id) ON DELETE CASCADE,
    FOREIGN KEY (workspace_id, transaction_id) REFERENCES transaction (workspace_id, id) ON DELETE CASCADE
);
CALL enforce_workspace('unposted_link');
REVOKE UPDATE ON unposted_link FROM statement_app;

-- What people said about links, one line each time; the latest about a pair counts. It stays when the pair is gone.
CREATE TABLE link_ruling (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    unposted_id uuid NOT NULL,
    transaction_id uuid NOT NULL,
    linked boolean NOT NULL,
    made_by uuid NOT NULL,
    made_at timestamptz NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX link_ruling_of ON link_ruling (workspace_id, account_id, unposted_id, transaction_id, id);
CALL enforce_workspace('link_ruling');
REVOKE UPDATE, DELETE ON link_ruling FROM statement_app;

-- Linked, or expired when an approved statement covers 14 days past its day and neither that file nor a later one has it.
CREATE VIEW unposted_state WITH (security_invoker = true) AS
SELECT u.*, CASE
    WHEN EXISTS (
        SELECT FROM unposted_link l WHERE l.workspace_id = u.workspace_id AND l.unposted_id = u.id) THEN 'linked'
    WHEN EXISTS (
        SELECT FROM statement_account a
        JOIN statement s ON s.workspace_id = a.workspace_id AND s.id = a.statement_id
        WHERE a.workspace_id = u.workspace_id AND a.account_id = u.account_id AND a.covers
            AND s.status = 'approved' AND a.period_to >= u.expected_on + 14
            AND NOT EXISTS (
                SELECT FROM unposted_sighting g
                JOIN statement_account b ON b.workspace_id = g.workspace_id AND b.statement_id = g.statement_id
                WHERE g.workspace_id = u.workspace_id AND g.unposted_id = u.id AND b.account_id = u.account_id
                    AND b.period_to >= a.period_to)) THEN 'expired'
    ELSE 'open' END AS state
FROM unposted u;

-- What approved statements announced or expected before: the n-th of a day and amount in each file is the same. Their links come
-- with the next statement about these days.
CREATE TEMPORARY TABLE numbered ON COMMIT DROP AS
SELECT r.workspace_id, r.statement_id, r.ordinal, r.id, a.account_id, r.standing, r.booked_on, r.amount, r.currency,
    r.description, r.counterparty, r.reference,
    row_number() OVER (
        PARTITION BY r.workspace_id, r.statement_id, a.account_id, r.standing, r.booked_on, r.amount
        ORDER BY r.description, r.ordinal) AS n
FROM statement_row r
JOIN statement s ON s.workspace_id = r.workspace_id AND s.id = r.statement_id
JOIN statement_account a
    ON a.workspace_id = r.workspace_id AND a.statement_id = r.statement_id AND a.ordinal = r.account_ordinal
WHERE s.status IN ('approved', 'reverting') AND r.standing <> 'booked' AND r.amount <> 0 AND a.account_id IS NOT NULL;
INSERT INTO unposted (workspace_id, id, account_id, standing, expected_on, amount, currency, description, counterparty, reference)
SELECT DISTINCT ON (workspace_id, account_id, standing, booked_on, amount, n)
    workspace_id, id, account_id, standing, booked_on, amount, currency, description, counterparty, reference
FROM numbered ORDER BY workspace_id, account_id, standing, booked_on, amount, n, statement_id;
INSERT INTO unposted_sighting (workspace_id, statement_id, unposted_id, row_ordinal)
SELECT m.workspace_id, m.statement_id, f.id, m.ordinal
FROM numbered m
JOIN (
    SELECT DISTINCT ON (workspace_id, account_id, standing, booked_on, amount, n) *
    FROM numbered ORDER BY workspace_id, account_id, standing, booked_on, amount, n, statement_id) f
    USING (workspace_id, account_id, standing, booked_on, amount, n);
