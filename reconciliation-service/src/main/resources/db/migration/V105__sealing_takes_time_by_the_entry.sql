-- Joined as a whole, fresh rows without statistics were read once for each other row: 12 s for 10 000 entries. Now entry by entry.
CREATE OR REPLACE FUNCTION seal_entries(entries_max integer) RETURNS integer
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
        SELECT n.workspace_id, n.entry_id, e.content_hash
        FROM (SELECT u.workspace_id, u.entry_id FROM entry_unsealed u
              ORDER BY u.workspace_id, u.entry_id LIMIT entries_max) AS n
        CROSS JOIN LATERAL (
            SELECT e.content_hash FROM entry e
            WHERE e.workspace_id = n.workspace_id AND e.id = n.entry_id OFFSET 0) AS e
        ORDER BY n.workspace_id, n.entry_id
    LOOP
        IF workspace IS DISTINCT FROM waiting.workspace_id THEN
            workspace := waiting.workspace_id;
            SELECT s.number, s.hash INTO last_number, last_hash FROM entry_seal s
            WHERE s.workspace_id = workspace ORDER BY s.number DESC LIMIT 1;
            last_number := coalesce(last_number, 0);
            last_hash := coalesce(last_hash, '');
        END IF;
        INSERT INTO entry_seal (workspace_id, number, entry_id, previous, hash)
        VALUES (workspace, last_number + 1, waiting.entry_id, last_hash,
                seal_hash(last_number + 1, waiting.entry_id, waiting.content_hash, last_hash))
        RETURNING number, hash INTO last_number, last_hash;
        DELETE FROM entry_unsealed u WHERE u.workspace_id = waiting.workspace_id AND u.entry_id = waiting.entry_id;
        sealed := sealed + 1;
    END LOOP;
    RETURN sealed;
END
$$;
