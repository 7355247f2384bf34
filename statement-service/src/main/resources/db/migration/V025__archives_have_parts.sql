-- An archive of files is stored as one statement and unpacked into others, one for each file that can be read; it has no rows itself.
-- That it was unpacked is one transaction with its parts, so a job that is done again finds all of them or none.
ALTER TABLE statement DROP CONSTRAINT statement_status_check;
ALTER TABLE statement ADD CONSTRAINT statement_status_check CHECK (
    status IN ('received', 'reading', 'review', 'approved', 'rejected', 'failed', 'reverting', 'reverted', 'unpacked'));

ALTER TABLE statement
    ADD COLUMN archive_id uuid,
    -- Its place in the directory of the archive.
    ADD COLUMN archive_ordinal integer CHECK (archive_ordinal > 0),
    ADD CHECK ((archive_id IS NULL) = (archive_ordinal IS NULL)),
    ADD CHECK (archive_id <> id),
    ADD FOREIGN KEY (workspace_id, archive_id) REFERENCES statement (workspace_id, id);
CREATE UNIQUE INDEX statement_part_of ON statement (workspace_id, archive_id, archive_ordinal) WHERE archive_id IS NOT NULL;
