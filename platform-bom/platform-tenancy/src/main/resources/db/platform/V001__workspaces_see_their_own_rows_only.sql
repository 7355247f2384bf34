-- A forgotten WHERE must return nothing of another workspace. Every table that holds a tenant's rows is handed to this
-- procedure once: the service's role then sees and writes rows of the transaction's workspace only, also as the table's owner.
CREATE PROCEDURE enforce_workspace(tenant_table text)
LANGUAGE plpgsql
AS $$
DECLARE
    service text := current_schema();
BEGIN
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format(
        'CREATE POLICY workspace ON %I TO %I USING (workspace_id = NULLIF(current_setting(''app.workspace'', true), '''')::uuid)',
        tenant_table, service || '_app');
    EXECUTE format('CREATE POLICY migration ON %I TO %I USING (true)', tenant_table, service || '_owner');
END
$$;
