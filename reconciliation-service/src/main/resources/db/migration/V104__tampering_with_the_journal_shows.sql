-- A chain over the content hashes of a workspace's entries, appended within a second after their commit. Whoever changes an
-- entry, takes one out or puts one in breaks the chain at that place.
CREATE TABLE entry_seal (
    workspace_id uuid NOT NULL,
    number bigint NOT NULL CHECK (number >= 1),
    entry_id uuid NOT NULL,
    previous bytea NOT NULL,
    hash bytea NOT NULL,
    PRIMARY KEY (workspace_id, number),
    FOREIGN KEY (workspace_id, entry_id) REFERENCES entry (workspace_id, id)
);
CREATE UNIQUE INDEX entry_seal_by_entry ON entry_seal (workspace_id, entry_id);
CALL enforce_workspace('entry_seal');
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON entry_seal FROM reconciliation_app;

CREATE FUNCTION seal_hash(number bigint, entry_id uuid, content_hash bytea, previous bytea) RETURNS bytea
LANGUAGE sql IMMUTABLE AS $$
    SELECT sha256(int8send(number) || uuid_send(entry_id) || content_hash || previous)
$$;

-- Seals the first waiting entries of all workspaces. Runs as the owner, and one at a time; returns how many it sealed.
CREATE FUNCTION seal_entries(entries_max integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    waiting record;
    workspace uuid;
    last_number bigint;
    last_hash bytea;
    sealed integer := 0;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('entry seals', 0));
    FOR waiting IN
        DELETE FROM entry_unsealed u USING (
            SELECT n.workspace_id, n.entry_id, e.content_hash
            FROM entry_unsealed n JOIN entry e ON e.workspace_id = n.workspace_id AND e.id = n.entry_id
            ORDER BY n.workspace_id, n.entry_id LIMIT entries_max) AS next
        WHERE u.workspace_id = next.workspace_id AND u.entry_id = next.entry_id
        RETURNING next.workspace_id, next.entry_id, next.content_hash
    LOOP
        IF workspace IS DISTINCT FROM waiting.workspace_id THEN
            workspace := waiting.workspace_id;
            last_number := 0;
            last_hash := '';
            SELECT s.number, s.hash INTO last_number, last_hash FROM entry_seal s
            WHERE s.workspace_id = workspace ORDER BY s.number DESC LIMIT 1;
            last_number := coalesce(last_number, 0);
            last_hash := coalesce(last_hash, '');
        END IF;
        INSERT INTO entry_seal (workspace_id, number, entry_id, previous, hash)
        VALUES (workspace, last_number + 1, waiting.entry_id, last_hash,
                seal_hash(last_number + 1, waiting.entry_id, waiting.content_hash, last_hash))
        RETURNING number, hash INTO last_number, last_hash;
        sealed := sealed + 1;
    END LOOP;
    RETURN sealed;
END
$$;
REVOKE EXECUTE ON FUNCTION seal_entries FROM PUBLIC;
GRANT EXECUTE ON FUNCTION seal_entries TO reconciliation_app;
