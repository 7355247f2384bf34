-- Why: the smallest round trip through browser, gateway and database; the page /ping-pong and the smoke test use it.

CREATE TABLE ping (
    only_row     boolean NOT NULL PRIMARY KEY DEFAULT true CHECK (only_row),
    state        text    NOT NULL CHECK (state IN ('ping', 'pong')),
    toggle_count bigint  NOT NULL CHECK (toggle_count >= 0),
    updated_at   timestamptz
);
INSERT INTO ping (state, toggle_count) VALUES ('pong', 0);
