-- Entries and their postings are written by post_entries alone, and nobody may change or delete them afterwards.
CREATE TABLE entry (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    date date NOT NULL,
    memo text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('manual', 'imported', 'bank', 'transfer', 'opening', 'gap', 'void')),
    voids_entry_id uuid,
    transfer_id uuid,
    -- Names the line of an import, so that the same file can be sent again.
    external_id text,
    reason text,
    transaction_ids uuid[] NOT NULL,
    posted_by uuid,
    posted_at timestamptz NOT NULL,
    content_hash bytea NOT NULL,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, voids_entry_id) REFERENCES entry (workspace_id, id),
    CHECK ((kind = 'void') = (voids_entry_id IS NOT NULL))
);
CREATE UNIQUE INDEX entry_is_voided_once ON entry (workspace_id, voids_entry_id) WHERE voids_entry_id IS NOT NULL;
CREATE UNIQUE INDEX entry_external_id ON entry (workspace_id, external_id) WHERE external_id IS NOT NULL;
CREATE INDEX entry_by_transfer ON entry (workspace_id, transfer_id) WHERE transfer_id IS NOT NULL;
CREATE INDEX entry_by_date ON entry (workspace_id, date, id);
CALL enforce_workspace('entry');

CREATE TABLE posting (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    entry_id uuid NOT NULL,
    ordinal integer NOT NULL CHECK (ordinal >= 1),
    account_id uuid NOT NULL,
    date date NOT NULL,
    amount numeric(18, 4) NOT NULL CHECK (amount <> 0),
    currency char(3) NOT NULL,
    -- Ten-thousandths of the unit: only leakproof operators reach an index under row-level security, numeric's are not.
    amount_units bigint NOT NULL GENERATED ALWAYS AS ((amount * 10000)::bigint) STORED,
    memo text,
    -- Said by a person about a bank account: the bank's own transaction may still clear it.
    clearable boolean NOT NULL,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, entry_id) REFERENCES entry (workspace_id, id),
    FOREIGN KEY (workspace_id, account_id) REFERENCES account (workspace_id, id)
);
CREATE UNIQUE INDEX posting_by_entry ON posting (workspace_id, entry_id, ordinal);
CREATE INDEX posting_by_account ON posting (workspace_id, account_id, date) INCLUDE (currency, amount);
CREATE INDEX posting_by_amount ON posting (workspace_id, account_id, amount_units, date);
CREATE INDEX posting_clearable ON posting (workspace_id, account_id, amount_units, date) WHERE clearable;
CALL enforce_workspace('posting');

-- Entries that the sealer has not chained yet.
CREATE TABLE entry_unsealed (
    workspace_id uuid NOT NULL,
    entry_id uuid NOT NULL,
    PRIMARY KEY (workspace_id, entry_id)
);
CALL enforce_workspace('entry_unsealed');

-- What the content hash of an entry is made of; JSON arrays, because no separator can be forged inside a memo.
CREATE FUNCTION entry_content(
    id uuid, date date, memo text, kind text, voids uuid, transfer uuid, external text, reason text,
    transactions uuid[], posted_by uuid, postings jsonb
) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
    SELECT sha256(convert_to(jsonb_build_array(
        id, to_char(date, 'YYYY-MM-DD'), memo, kind, voids, transfer, external, reason, to_jsonb(transactions), posted_by, postings)::text, 'UTF8'))
$$;

-- The one way into the journal. Runs as the owner, so it takes the workspace from the transaction and from nowhere else.
CREATE FUNCTION post_entries(
    by_whom uuid, at timestamptz,
    ids uuid[], dates date[], memos text[], kinds text[], voids uuid[], transfers uuid[], externals text[], reasons text[],
    transactions text[],
    posting_entries uuid[], posting_ids uuid[], ordinals integer[], accounts uuid[], amounts numeric[], currencies text[],
    posting_memos text[]
) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    workspace uuid := NULLIF(current_setting('app.workspace', true), '')::uuid;
    posted_so_far integer := coalesce(NULLIF(current_setting('app.entries_posted', true), ''), '0')::integer;
BEGIN
    IF workspace IS NULL THEN
        RAISE EXCEPTION 'an entry is posted in a workspace, and none is set';
    END IF;
    posted_so_far := posted_so_far + cardinality(ids);
    IF posted_so_far > 5000 THEN
        RAISE EXCEPTION 'at most 5000 entries a transaction, not %', posted_so_far;
    END IF;
    PERFORM set_config('app.entries_posted', posted_so_far::text, true);
    IF EXISTS (SELECT FROM unnest(posting_entries) AS p (entry) WHERE p.entry NOT IN (SELECT unnest(ids))) THEN
        RAISE EXCEPTION 'a posting is posted together with its entry';
    END IF;

    INSERT INTO entry (workspace_id, id, date, memo, kind, voids_entry_id, transfer_id, external_id, reason,
                       transaction_ids, posted_by, posted_at, content_hash)
    SELECT workspace, e.id, e.date, e.memo, e.kind, e.voids, e.transfer, e.external, e.reason,
           e.transactions::uuid[], by_whom, at,
           entry_content(e.id, e.date, e.memo, e.kind, e.voids, e.transfer, e.external, e.reason,
                         e.transactions::uuid[], by_whom, lines.content)
    FROM unnest(ids, dates, memos, kinds, voids, transfers, externals, reasons, transactions)
             AS e (id, date, memo, kind, voids, transfer, external, reason, transactions)
    LEFT JOIN (
        SELECT p.entry, jsonb_agg(jsonb_build_array(
                   p.id, p.ordinal, p.account, p.amount::numeric(18, 4)::text, p.currency, p.memo) ORDER BY p.ordinal) AS content
        FROM unnest(posting_entries, posting_ids, ordinals, accounts, amounts, currencies, posting_memos)
                 AS p (entry, id, ordinal, account, amount, currency, memo)
        GROUP BY p.entry
    ) AS lines ON lines.entry = e.id;

    INSERT INTO posting (workspace_id, id, entry_id, ordinal, account_id, date, amount, currency, memo, clearable)
    SELECT workspace, p.id, p.entry, p.ordinal, p.account, e.date, p.amount, p.currency, p.memo,
           a.type IN ('asset', 'liability')
               AND a.system_role IS NULL
               AND (e.kind IN ('manual', 'imported') OR (e.kind = 'bank' AND p.ordinal > 1))
    FROM unnest(posting_entries, posting_ids, ordinals, accounts, amounts, currencies, posting_memos)
             AS p (entry, id, ordinal, account, amount, currency, memo)
    JOIN unnest(ids, dates, kinds) AS e (id, date, kind) ON e.id = p.entry
    LEFT JOIN account a ON a.workspace_id = workspace AND a.id = p.account;

    IF EXISTS (
        SELECT FROM unnest(accounts, currencies) AS p (account, currency)
        JOIN account a ON a.workspace_id = workspace AND a.id = p.account
        WHERE a.currency IS NOT NULL AND a.currency <> p.currency) THEN
        RAISE EXCEPTION 'an asset or a liability has one currency';
    END IF;

    INSERT INTO entry_unsealed (workspace_id, entry_id) SELECT workspace, unnest(ids);
END
$$;

-- Deferred and on entry: one check for each entry, when all its postings are there. Invisible postings count as missing.
CREATE FUNCTION entry_balances() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    postings integer;
    unbalanced text;
BEGIN
    SELECT sum(s.n), string_agg(s.currency || ' ' || s.total, ', ') FILTER (WHERE s.total <> 0)
    INTO postings, unbalanced
    FROM (SELECT p.currency, count(*) AS n, sum(p.amount) AS total
          FROM posting p
          WHERE p.workspace_id = NEW.workspace_id AND p.entry_id = NEW.id
          GROUP BY p.currency) AS s;
    IF postings IS NULL OR postings < 2 THEN
        RAISE EXCEPTION 'entry % has % visible postings and needs two', NEW.id, coalesce(postings, 0)
            USING ERRCODE = 'check_violation';
    END IF;
    IF unbalanced IS NOT NULL THEN
        RAISE EXCEPTION 'entry % does not balance: %', NEW.id, unbalanced USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER entry_balances AFTER INSERT ON entry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_balances();

-- The application reads the journal and posts through the function; it cannot rewrite it.
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON entry, posting, entry_unsealed FROM reconciliation_app;
REVOKE EXECUTE ON FUNCTION post_entries FROM PUBLIC;
GRANT EXECUTE ON FUNCTION post_entries TO reconciliation_app;

-- A draft is no entry yet: it lies apart, may change, and becomes an entry under the same id.
CREATE TABLE draft (
    workspace_id uuid NOT NULL,
    id uuid NOT NULL,
    date date NOT NULL,
    memo text NOT NULL,
    written_by uuid NOT NULL,
    written_at timestamptz NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX draft_by_date ON draft (workspace_id, date, id);
CALL enforce_workspace('draft');

CREATE TABLE draft_posting (
    workspace_id uuid NOT NULL,
    draft_id uuid NOT NULL,
    ordinal integer NOT NULL,
    account_id uuid NOT NULL,
    amount numeric(18, 4) NOT NULL CHECK (amount <> 0),
    currency char(3) NOT NULL,
    memo text,
    PRIMARY KEY (workspace_id, draft_id, ordinal),
    FOREIGN KEY (workspace_id, draft_id) REFERENCES draft (workspace_id, id) ON DELETE CASCADE,
    FOREIGN KEY (workspace_id, account_id) REFERENCES account (workspace_id, id)
);
CALL enforce_workspace('draft_posting');
