-- How often a step or a service stood on a sheet that was printed, by language: what to have reviewed first, whom to
-- phone first. It leads back to no visit and no day.
CREATE TABLE printed (
    thing TEXT NOT NULL,
    language TEXT NOT NULL,
    times INTEGER NOT NULL CHECK (times > 0),
    PRIMARY KEY (thing, language)
) STRICT, WITHOUT ROWID;
