-- What somebody of the desk found out about an address: that a fact is still right, and when.
CREATE TABLE checked (
    service TEXT NOT NULL,
    fact TEXT NOT NULL,
    day TEXT NOT NULL,
    method TEXT NOT NULL,
    PRIMARY KEY (service, fact)
) STRICT, WITHOUT ROWID;

-- What is other than in the supplied content: the newest row of a service holds. `changed` and `supplied` are JSON: what
-- the desk says, and what the content said when it was changed. Older rows are the history, to go back to.
CREATE TABLE correction (
    id INTEGER PRIMARY KEY,
    service TEXT NOT NULL,
    day TEXT NOT NULL,
    who TEXT NOT NULL,
    changed BLOB NOT NULL,
    supplied BLOB NOT NULL
) STRICT;

CREATE INDEX correction_by_service ON correction (service, id);

-- "This was wrong", from the conversation: how often, of which service. Nothing of the visit.
CREATE TABLE wrong (
    service TEXT PRIMARY KEY,
    times INTEGER NOT NULL CHECK (times > 0)
) STRICT, WITHOUT ROWID;
