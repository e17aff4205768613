-- What a family met before it came, and needs for which nobody was found: codes, as JSON, in the anonymous row alone.
ALTER TABLE closed ADD COLUMN refusals BLOB NOT NULL DEFAULT x'5B5D';
ALTER TABLE closed ADD COLUMN unmet BLOB NOT NULL DEFAULT x'5B5D';

-- What was published, as it was published: a period is released once, and the same ever after.
CREATE TABLE release (
    period TEXT PRIMARY KEY,
    made TEXT NOT NULL,
    frozen BLOB NOT NULL
) STRICT, WITHOUT ROWID;
