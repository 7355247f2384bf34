-- What the tests' consumer writes: no key, so that an event handled twice shows as two rows.
CREATE TABLE effect (
    workspace_id uuid NOT NULL,
    number integer NOT NULL,
    sequence bigint NOT NULL
);
