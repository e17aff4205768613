-- A service that the desk added to those of the content, as JSON; what is corrected of it later lies over it, as over
-- any other.
CREATE TABLE own_service (
    service TEXT PRIMARY KEY,
    day TEXT NOT NULL,
    who TEXT NOT NULL,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- How it went where somebody was sent, as told at the next visit: by month, how often. Nothing of the visit. `why`: of a
-- refusal.
CREATE TABLE outcome (
    service TEXT NOT NULL,
    month TEXT NOT NULL,
    how TEXT NOT NULL,
    why TEXT NOT NULL,
    times INTEGER NOT NULL CHECK (times > 0),
    PRIMARY KEY (service, month, how, why)
) STRICT, WITHOUT ROWID;
