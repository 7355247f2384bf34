-- While the planner knows nothing of the transactions that came a moment ago, it takes each index that begins with the workspace for as
-- good as the key: looking up the settlement of a transaction went through all settlements of the workspace, once for each transaction.
-- This one begins with what it is for, so that nothing else is looked up by it.
-- contract: the index is made anew in the same transaction, with the same columns in another order
DROP INDEX settlement_by_entry;
CREATE INDEX settlement_by_entry ON settlement (entry_id, workspace_id) WHERE ended_at IS NULL;
