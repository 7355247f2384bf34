-- Sightings refer to a row by its ordinal. While a table is new the planner takes this index and the key for equally good, took the
-- newer one, which finds a row only by going through all rows of its statement, and kept to that plan: sighting the rows of a
-- statement of 100 000 took more than a minute. Only booked rows are looked for by day, and an index of these cannot stand in for the key.
DROP INDEX statement_row_by_day;
CREATE INDEX statement_row_by_day ON statement_row (workspace_id, statement_id, account_ordinal, booked_on, ordinal)
    WHERE standing = 'booked';
