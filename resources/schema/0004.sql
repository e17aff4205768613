-- A line for the next shift, by whom and until when. It ends by itself.
CREATE TABLE handover (
    id INTEGER PRIMARY KEY,
    until TEXT NOT NULL,
    who TEXT NOT NULL,
    line TEXT NOT NULL CHECK (length(line) <= 160)
) STRICT;

-- Who did what on which day, and how often: no minute, no order within a day, and nothing of a visitor. `what` is a
-- nickname, a period or a place of the program.
CREATE TABLE trail (
    day TEXT NOT NULL,
    who TEXT NOT NULL,
    did TEXT NOT NULL,
    what TEXT NOT NULL,
    times INTEGER NOT NULL CHECK (times > 0),
    PRIMARY KEY (day, who, did, what)
) STRICT, WITHOUT ROWID;

-- A line of free text under a number. Empty unless a coordinator has switched such lines on.
ALTER TABLE visit ADD COLUMN remark TEXT NOT NULL DEFAULT '' CHECK (length(remark) <= 160);
