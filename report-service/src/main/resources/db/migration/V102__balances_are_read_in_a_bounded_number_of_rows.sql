-- The read model. What stood on an account at the end of a day is the latest month before it (one row) plus the days of its own
-- month (31 rows at most), whatever the length of the history. A movement on an earlier day adds to one row of its day and to
-- the months from its own on.
--
-- debit and credit are the sums of what lives: a mirror takes back from the side on which its original stood, and counts minus
-- one in postings. Their difference is the balance, debit positive.

-- What each entry did, for ever: past knowledge is current knowledge minus the movements recorded later.
CREATE TABLE movement (
    workspace_id uuid NOT NULL,
    account_id uuid NOT NULL,
    currency char(3) NOT NULL,
    day date NOT NULL,
    sequence bigint NOT NULL,
    delta numeric(18, 4) NOT NULL,
    PRIMARY KEY (workspace_id, account_id, currency, day, sequence)
);
CALL enforce_workspace('movement');

-- In which currencies an account has ever moved: what a report goes through.
CREATE TABLE account_currency (
    workspace_id uuid NOT NULL,
    account_id uuid NOT NULL,
    currency char(3) NOT NULL,
    PRIMARY KEY (workspace_id, account_id, currency)
);
CALL enforce_workspace('account_currency');

-- What moved on one day.
CREATE TABLE day_total (
    workspace_id uuid NOT NULL,
    account_id uuid NOT NULL,
    currency char(3) NOT NULL,
    day date NOT NULL,
    debit numeric(24, 4) NOT NULL,
    credit numeric(24, 4) NOT NULL,
    postings bigint NOT NULL,
    PRIMARY KEY (workspace_id, account_id, currency, day) INCLUDE (debit, credit, postings)
);
CALL enforce_workspace('day_total');

-- All that moved up to the end of a month, for the months in which something moved.
CREATE TABLE month_balance (
    workspace_id uuid NOT NULL,
    account_id uuid NOT NULL,
    currency char(3) NOT NULL,
    month date NOT NULL CHECK (extract(day FROM month) = 1),
    debit numeric(24, 4) NOT NULL,
    credit numeric(24, 4) NOT NULL,
    postings bigint NOT NULL,
    PRIMARY KEY (workspace_id, account_id, currency, month) INCLUDE (debit, credit, postings)
);
CALL enforce_workspace('month_balance');

REVOKE UPDATE ON movement, account_currency FROM report_app;
