-- First layout. Every table can be read by hand; JSON columns hold the frozen values of summitry.model.

CREATE TABLE documents (
  n INTEGER PRIMARY KEY,
  doc_id TEXT NOT NULL UNIQUE,
  path TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  title TEXT,
  text TEXT NOT NULL,
  published TEXT,
  published_basis TEXT NOT NULL,
  publisher TEXT,
  lang TEXT,
  url TEXT,
  licence TEXT,
  source_map TEXT NOT NULL,
  extractor TEXT NOT NULL        -- which program and rules read it: another value, and it is read anew
);
CREATE INDEX documents_sha256 ON documents (sha256);

CREATE TABLE accounts (
  account_id TEXT PRIMARY KEY,
  doc_id TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  kind TEXT NOT NULL,
  level TEXT NOT NULL,
  status TEXT NOT NULL,
  date TEXT,
  data TEXT NOT NULL             -- summitry.model.Account without its evidence
) WITHOUT ROWID;
CREATE INDEX accounts_doc ON accounts (doc_id, ordinal);

CREATE TABLE claims (
  claim_id TEXT PRIMARY KEY,
  doc_id TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  type TEXT NOT NULL,
  speaker TEXT,
  value REAL,
  unit TEXT,
  text TEXT NOT NULL,
  data TEXT NOT NULL             -- summitry.model.Claim without its evidence
) WITHOUT ROWID;
CREATE INDEX claims_doc ON claims (doc_id, ordinal);

CREATE TABLE evidence (
  owner TEXT NOT NULL,           -- account_id or claim_id
  ordinal INTEGER NOT NULL,
  doc_id TEXT NOT NULL,
  field TEXT NOT NULL,           -- title or text of the document
  start INTEGER NOT NULL,        -- offsets are Unicode code points, the end is not included
  "end" INTEGER NOT NULL,
  quote TEXT NOT NULL,
  supports TEXT NOT NULL,
  rule TEXT NOT NULL,
  PRIMARY KEY (owner, ordinal)
) WITHOUT ROWID;
CREATE INDEX evidence_doc ON evidence (doc_id);

CREATE TABLE engagements (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  level TEXT NOT NULL,
  status TEXT NOT NULL,
  date TEXT,
  earliest TEXT,
  latest TEXT,
  country TEXT,
  city TEXT,
  part_of TEXT,
  data TEXT NOT NULL             -- summitry.model.Engagement
) WITHOUT ROWID;
CREATE INDEX engagements_earliest ON engagements (earliest);

CREATE INDEX engagements_part_of ON engagements (part_of);

CREATE TABLE parties (
  engagement_id TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  country TEXT,
  name TEXT,
  folded TEXT,
  person TEXT,
  role TEXT NOT NULL,
  PRIMARY KEY (engagement_id, ordinal)
) WITHOUT ROWID;
CREATE INDEX parties_country ON parties (country, engagement_id);

CREATE TABLE engagement_accounts (
  account_id TEXT PRIMARY KEY,
  engagement_id TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX engagement_accounts_engagement ON engagement_accounts (engagement_id);

CREATE TABLE aliases (
  alias TEXT PRIMARY KEY,
  engagement_id TEXT NOT NULL
) WITHOUT ROWID;

-- The account of the import: one row for every file or record that was met, whatever became of it.
CREATE TABLE imports (
  path TEXT NOT NULL,
  outcome TEXT NOT NULL,         -- read, copy, skipped, noted, file
  doc_id TEXT,
  copy_of TEXT,
  format TEXT,
  found INTEGER,
  reason TEXT,
  message TEXT,
  hint TEXT,
  PRIMARY KEY (path, outcome)
) WITHOUT ROWID;

-- People's decisions, never changed and never deleted.
CREATE TABLE judgements (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  decision TEXT NOT NULL,
  target TEXT NOT NULL,
  value TEXT,
  why TEXT
);
CREATE TRIGGER judgements_stay BEFORE UPDATE ON judgements
BEGIN SELECT RAISE(ABORT, 'judgements are append-only'); END;
CREATE TRIGGER judgements_remain BEFORE DELETE ON judgements
BEGIN SELECT RAISE(ABORT, 'judgements are append-only'); END;

CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

-- Full text: words by SQLite's tokenizer, and pairs of characters for scripts without spaces.
CREATE VIRTUAL TABLE documents_fts USING fts5 (
  title, text, content='documents', content_rowid='n', tokenize='unicode61 remove_diacritics 2'
);
CREATE TRIGGER documents_fts_add AFTER INSERT ON documents BEGIN
  INSERT INTO documents_fts (rowid, title, text) VALUES (new.n, new.title, new.text);
END;
CREATE TRIGGER documents_fts_drop AFTER DELETE ON documents BEGIN
  INSERT INTO documents_fts (documents_fts, rowid, title, text) VALUES ('delete', old.n, old.title, old.text);
END;
CREATE TRIGGER documents_fts_change AFTER UPDATE OF title, text ON documents BEGIN
  INSERT INTO documents_fts (documents_fts, rowid, title, text) VALUES ('delete', old.n, old.title, old.text);
  INSERT INTO documents_fts (rowid, title, text) VALUES (new.n, new.title, new.text);
END;
CREATE VIRTUAL TABLE documents_cjk USING fts5 (pairs, content='', tokenize='unicode61');
