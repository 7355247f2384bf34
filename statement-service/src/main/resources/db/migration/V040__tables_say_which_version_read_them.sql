-- What a person changed in a profile while a statement waited for approval is not undone by that approval. Null where the table was read by
-- none, and for statements from before.
ALTER TABLE statement_table ADD COLUMN profile_version integer CHECK (profile_version > 0);
