-- A row is read from a stretch of a text file, from cells of a sheet, or from a rectangle of a page. The line is that of the text or
-- page, or the row of the sheet; the part is the sheet or the page, counted from 1; from and to are bytes or columns, the latter
-- behind the last; the box is left, top, right and bottom in hundredths of a point.
ALTER TABLE statement_row
    ADD COLUMN source_kind text NOT NULL DEFAULT 'bytes',
    ADD COLUMN source_part integer,
    ADD COLUMN source_box integer[],
    ALTER COLUMN source_from DROP NOT NULL,
    ALTER COLUMN source_to DROP NOT NULL,
    ADD CONSTRAINT statement_row_source CHECK (CASE source_kind
        WHEN 'bytes' THEN num_nonnulls(source_from, source_to) = 2 AND num_nonnulls(source_part, source_box) = 0
        WHEN 'cells' THEN num_nonnulls(source_part, source_from, source_to) = 3 AND source_box IS NULL
        WHEN 'box' THEN num_nonnulls(source_part, source_box) = 2 AND cardinality(source_box) = 4
            AND num_nonnulls(source_from, source_to) = 0
        ELSE false END);
