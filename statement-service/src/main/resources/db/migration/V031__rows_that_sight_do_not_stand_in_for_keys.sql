-- As V030. Whether a statement sights a transaction is asked for each transaction of its days; while the planner expects one sighting
-- of a new statement, the index that finds them by row is as good as the key to it, and goes through all of them each time.
ALTER TABLE sighting DROP CONSTRAINT sighting_workspace_id_statement_id_row_ordinal_key;
CREATE UNIQUE INDEX sighting_by_row ON sighting (row_ordinal, statement_id, workspace_id);
