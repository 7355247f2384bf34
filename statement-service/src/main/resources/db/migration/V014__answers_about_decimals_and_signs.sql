-- What a person says of how a file is written, beside the order of its dates.
ALTER TABLE statement ADD COLUMN given_decimal_mark text;
ALTER TABLE statement ADD COLUMN given_signs text;
