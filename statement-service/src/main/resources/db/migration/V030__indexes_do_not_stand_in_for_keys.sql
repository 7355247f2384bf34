-- While a workspace is new the planner expects one row of it, and takes each index that begins with the workspace for as good as the
-- key: looking up a transaction by its id then goes through all transactions of the workspace. These two begin with what they are
-- for, so that nothing else is looked up by them. The workspace follows at once, as columns behind a gap narrow no search.
DROP INDEX transaction_by_day;
CREATE INDEX transaction_by_day ON transaction (account_id, workspace_id, booked_on, id);
DROP INDEX sighting_of;
CREATE INDEX sighting_of ON sighting (transaction_id, workspace_id);
