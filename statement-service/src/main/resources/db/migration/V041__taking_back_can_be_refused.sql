-- While a statement is being taken back, who approved it is kept: the books may refuse, and then it stands as before.
ALTER TABLE statement
    ADD COLUMN approved_by uuid,
    ADD COLUMN approved_at timestamptz,
    -- The last closed day, when the books refused to take it back because of it.
    ADD COLUMN revert_refused_through date;
