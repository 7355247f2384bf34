-- Rows that a bank only announces or expects are kept beside the booked ones and never post. A part of a statement that holds
-- nothing else covers no days: it proves nothing and breaks no chain.
ALTER TABLE statement_row ADD COLUMN standing text NOT NULL DEFAULT 'booked'
    CHECK (standing IN ('booked', 'notified', 'pending'));
ALTER TABLE statement_account ADD COLUMN covers boolean NOT NULL DEFAULT true;
ALTER TABLE statement_account ADD COLUMN pending_count integer NOT NULL DEFAULT 0;
ALTER TABLE statement_account ADD COLUMN pending_total numeric(18, 4) NOT NULL DEFAULT 0;
