-- A foreign key looks its parent up once for each row that is written: five keys took a third of the time of an import of 100 000 rows.
-- The same is promised by one look at all rows of a command (docs/decisions/0012): what refers to nothing is refused, what is
-- referred to cannot go or change its key, and whoever writes the one waits for whoever removes the other.
--
-- Rows that the transaction wrote itself are not locked: nobody else sees them before it commits. OFFSET keeps the planner to one
-- look-up by the key for each row, whatever it believes about tables that are new.
CREATE PROCEDURE check_references_in_sets(child text, child_key text[], parent text, parent_key text[], many boolean)
LANGUAGE plpgsql
AS $procedure$
DECLARE
    service text := current_schema();
    named text := child || '_of_' || parent;
    key text := (SELECT string_agg(quote_ident(k), ', ') FROM unnest(child_key) k);
    referring text := CASE WHEN many THEN 'DISTINCT ' ELSE '' END || key;
    complete text := (SELECT string_agg(format('%I IS NOT NULL', k), ' AND ') FROM unnest(child_key) k);
    same text := (SELECT string_agg(format('p.%I = c.%I', pk, ck), ' AND ') FROM unnest(parent_key, child_key) AS k (pk, ck));
BEGIN
    EXECUTE format($create$
        CREATE FUNCTION %1$I() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = %2$I, pg_temp AS $body$
        DECLARE
            missing bigint;
        BEGIN
            SELECT count(*) INTO missing
            FROM (SELECT %3$s FROM added WHERE %4$s) c
            LEFT JOIN LATERAL (
                SELECT p.ctid AS place, p.xmin = pg_current_xact_id()::xid AS own FROM %5$I p WHERE %6$s OFFSET 0) f ON true
            LEFT JOIN LATERAL (
                SELECT true AS held FROM %5$I p WHERE p.ctid = f.place AND NOT f.own AND %6$s OFFSET 0 FOR KEY SHARE) l ON true
            WHERE f.own IS NOT true AND l.held IS NOT true;
            IF missing > 0 THEN
                RAISE foreign_key_violation USING MESSAGE = missing || ' of what %7$s refers to is not in %5$s';
            END IF;
            RETURN NULL;
        END
        $body$ $create$, named, service, referring, complete, parent, same, child);
    EXECUTE format(
        'CREATE TRIGGER %I AFTER INSERT ON %I REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION %1$I()',
        named, child);

    EXECUTE format($create$
        CREATE FUNCTION %1$I() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = %2$I, pg_temp AS $body$
        BEGIN
            IF EXISTS (
                SELECT FROM gone p WHERE EXISTS (SELECT FROM %3$I c WHERE %4$s OFFSET 0)) THEN
                RAISE foreign_key_violation USING MESSAGE = '%3$s refers to what would go from %5$s';
            END IF;
            RETURN NULL;
        END
        $body$ $create$, named || '_stays', service, child, same, parent);
    EXECUTE format(
        'CREATE TRIGGER %I AFTER DELETE ON %I REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION %1$I()',
        named || '_stays', parent);

    EXECUTE format(
        'CREATE TRIGGER %I BEFORE UPDATE OF %s ON %I FOR EACH ROW EXECUTE FUNCTION refuse_new_key()',
        named || '_keeps_key', key, child);
    EXECUTE format(
        'CREATE TRIGGER %I BEFORE UPDATE OF %s ON %I FOR EACH ROW EXECUTE FUNCTION refuse_new_key()',
        named || '_is_by_key', (SELECT string_agg(quote_ident(k), ', ') FROM unnest(parent_key) k), parent);
END
$procedure$;

CREATE FUNCTION refuse_new_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE foreign_key_violation USING MESSAGE = 'A key of ' || TG_TABLE_NAME || ' never changes';
END
$$;

ALTER TABLE statement_row DROP CONSTRAINT statement_row_workspace_id_statement_id_fkey;
CALL check_references_in_sets('statement_row', '{workspace_id,statement_id}', 'statement', '{workspace_id,id}', true);

ALTER TABLE row_decision DROP CONSTRAINT row_decision_workspace_id_statement_id_fkey;
CALL check_references_in_sets('row_decision', '{workspace_id,statement_id}', 'statement', '{workspace_id,id}', true);

ALTER TABLE transaction DROP CONSTRAINT transaction_workspace_id_account_id_fkey;
CALL check_references_in_sets('transaction', '{workspace_id,account_id}', 'bank_account', '{workspace_id,id}', true);

ALTER TABLE sighting DROP CONSTRAINT sighting_workspace_id_statement_id_row_ordinal_fkey;
CALL check_references_in_sets(
    'sighting', '{workspace_id,statement_id,row_ordinal}', 'statement_row', '{workspace_id,statement_id,ordinal}', false);

ALTER TABLE sighting DROP CONSTRAINT sighting_workspace_id_transaction_id_fkey;
CALL check_references_in_sets('sighting', '{workspace_id,transaction_id}', 'transaction', '{workspace_id,id}', false);
