-- Every workspace gets the default chart on its first use; a bank account has a ledger account under the same id.
CREATE TABLE chart (
    workspace_id uuid PRIMARY KEY,
    opened_at timestamptz NOT NULL
);
CALL enforce_workspace('chart');

CREATE TABLE account (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    code text NOT NULL CHECK (length(code) BETWEEN 1 AND 20),
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    type text NOT NULL CHECK (type IN ('asset', 'liability', 'equity', 'income', 'expense')),
    currency char(3),
    is_cash boolean NOT NULL,
    cash_flow text NOT NULL CHECK (cash_flow IN ('operating', 'investing', 'financing', 'none')),
    system_role text,
    -- A bank account: its transactions come from statements.
    is_bank boolean NOT NULL DEFAULT false,
    opened_at timestamptz NOT NULL,
    PRIMARY KEY (workspace_id, id),
    CHECK ((type IN ('asset', 'liability')) = (currency IS NOT NULL)),
    CHECK (NOT is_cash OR type = 'asset'),
    CHECK (NOT is_bank OR type IN ('asset', 'liability'))
);
CREATE UNIQUE INDEX account_code ON account (workspace_id, code);
CREATE UNIQUE INDEX account_system_role ON account (workspace_id, system_role, coalesce(currency, '-'))
    WHERE system_role IS NOT NULL;
CALL enforce_workspace('account');
