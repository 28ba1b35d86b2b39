-- Releases, and what a later look at the folders found changed or gone.
CREATE TABLE releases (
  name TEXT PRIMARY KEY,
  made_at TEXT NOT NULL,
  sha256 TEXT NOT NULL,          -- of the lines, without the heading
  content BLOB NOT NULL          -- the lines, compressed with zlib
) WITHOUT ROWID;
CREATE TRIGGER releases_stay BEFORE UPDATE ON releases
BEGIN SELECT RAISE(ABORT, 'releases are frozen'); END;

CREATE TABLE roots (
  path TEXT PRIMARY KEY,         -- as it was given
  base TEXT NOT NULL,            -- where it was given, seen from the chronicle's folder
  lang TEXT,
  lexicon TEXT
) WITHOUT ROWID;
CREATE TABLE files (
  path TEXT PRIMARY KEY,
  sha256 TEXT NOT NULL
) WITHOUT ROWID;

ALTER TABLE documents ADD COLUMN gone_since TEXT;    -- when it was no longer found
ALTER TABLE documents ADD COLUMN superseded_by TEXT; -- the document that stands in its place since
CREATE INDEX documents_path ON documents (path);
