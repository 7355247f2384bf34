-- Why: the smallest round trip through browser, gateway and database; the page /ping-pong and the smoke test use it.

CREATE TABLE ping (
    only_row   boolean     NOT NULL PRIMARY KEY DEFAULT true CHECK (only_row),
    state      text        NOT NULL CHECK (state IN ('ping', 'pong')),
    changed_at timestamptz NOT NULL
);
INSERT INTO ping (state, changed_at) VALUES ('pong', now());
