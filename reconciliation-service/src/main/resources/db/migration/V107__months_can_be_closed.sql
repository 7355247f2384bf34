-- Every closing and reopening of a workspace's books; the last one says through which day they are closed.
CREATE TABLE period_change (
    workspace_id uuid NOT NULL,
    number bigint NOT NULL CHECK (number >= 1),
    -- NULL: nothing was closed.
    was_closed_through date,
    -- NULL: nothing is closed any more.
    closed_through date,
    changed_by uuid NOT NULL,
    changed_at timestamptz NOT NULL,
    reason text,
    PRIMARY KEY (workspace_id, number),
    CHECK (was_closed_through IS DISTINCT FROM closed_through)
);
CALL enforce_workspace('period_change');
REVOKE UPDATE, DELETE, TRUNCATE ON period_change FROM reconciliation_app;

-- What the accounts held on the last closed day, as it was when the change left the books closed through it.
CREATE TABLE trial_balance (
    workspace_id uuid NOT NULL,
    number bigint NOT NULL,
    account_id uuid NOT NULL,
    currency char(3) NOT NULL,
    balance numeric(22, 4) NOT NULL,
    PRIMARY KEY (workspace_id, number, account_id, currency),
    FOREIGN KEY (workspace_id, number) REFERENCES period_change (workspace_id, number),
    FOREIGN KEY (workspace_id, account_id) REFERENCES account (workspace_id, id)
);
CALL enforce_workspace('trial_balance');
REVOKE UPDATE, DELETE, TRUNCATE ON trial_balance FROM reconciliation_app;

-- The service refuses before it comes to this; here it holds for whatever writes.
CREATE FUNCTION entry_in_open_period() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    through date;
BEGIN
    SELECT c.closed_through INTO through
    FROM (SELECT p.workspace_id, min(p.date) AS date FROM posted p GROUP BY p.workspace_id) AS first
    CROSS JOIN LATERAL (
        SELECT c.closed_through FROM period_change c
        WHERE c.workspace_id = first.workspace_id ORDER BY c.number DESC LIMIT 1) AS c
    WHERE first.date <= c.closed_through LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'the books are closed through %', through USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER entry_in_open_period AFTER INSERT ON entry
    REFERENCING NEW TABLE AS posted FOR EACH STATEMENT EXECUTE FUNCTION entry_in_open_period();

-- A transaction booked on a closed day is held until the period is reopened.
ALTER TABLE settlement DROP CONSTRAINT settlement_how_check,
    ADD CONSTRAINT settlement_how_check
        CHECK (how IN ('clear', 'transfer', 'resolved', 'uncategorised', 'zero', 'period')),
    ADD CONSTRAINT settlement_waits_for_its_period CHECK ((how = 'period') <= (state = 'held'));

-- Accounts whose opening and gap entries are to change on closed days: they are planned anew when the period is reopened.
CREATE TABLE plan_waiting (
    workspace_id uuid NOT NULL,
    account_id uuid NOT NULL,
    currency char(3) NOT NULL,
    PRIMARY KEY (workspace_id, account_id),
    FOREIGN KEY (workspace_id, account_id) REFERENCES account (workspace_id, id)
);
CALL enforce_workspace('plan_waiting');

-- A revert is judged as a whole before the first transaction dies, and no period is closed between its steps.
ALTER TABLE revert ADD COLUMN begun_at timestamptz;
UPDATE revert r SET begun_at = now()
WHERE r.applied_at IS NULL AND EXISTS (
    SELECT FROM reverted_transaction t
    WHERE t.workspace_id = r.workspace_id AND t.statement_id = r.statement_id AND t.version = r.version
      AND t.ended_at IS NOT NULL);

-- Requests that were refused. Their rows are gone, so that no earlier release carries them out.
CREATE TABLE revert_refusal (
    workspace_id uuid NOT NULL,
    statement_id uuid NOT NULL,
    version bigint NOT NULL,
    PRIMARY KEY (workspace_id, statement_id, version)
);
CALL enforce_workspace('revert_refusal');
