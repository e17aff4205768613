-- The vault, first step. There is no place in it for a residence status, a name, a nationality or a date of birth, and
-- none for free text but the draft of a conversation, which is dropped when the conversation ends.

-- The half of the coordinator's key that checks signatures: whose keyring this vault trusts.
CREATE TABLE pin (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    verify_key BLOB NOT NULL CHECK (length(verify_key) = 32)
) STRICT;

-- What belongs to the desk: its city, the secret of its counts.
CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Conversations under way, whole, as JSON.
CREATE TABLE draft (
    id TEXT PRIMARY KEY,
    changed TEXT NOT NULL,
    talk BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Visits kept under a number that the visitor has on paper: codes of answers and ids of steps, as JSON.
CREATE TABLE visit (
    number TEXT PRIMARY KEY,
    closed TEXT NOT NULL,
    language TEXT NOT NULL,
    city TEXT NOT NULL,
    answers BLOB NOT NULL,
    steps BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX visit_by_date ON visit (closed, number);

-- One row for each visit that closed. The key is random, and the rows lie in its order: nothing tells which row was
-- written when, or together with which visit.
CREATE TABLE closed (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    month TEXT NOT NULL,
    household TEXT NOT NULL,
    city TEXT NOT NULL,
    language TEXT NOT NULL,
    household_type TEXT NOT NULL,
    needs BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX closed_by_month ON closed (month, id);
