-- Which texts are made of which. Only documents that tell of engagements are looked at.
CREATE TABLE sketched (
  doc_id TEXT PRIMARY KEY
) WITHOUT ROWID;
CREATE TABLE sketches (
  band INTEGER NOT NULL,         -- a band of the text's MinHash
  doc_id TEXT NOT NULL,
  PRIMARY KEY (band, doc_id)
) WITHOUT ROWID;
CREATE INDEX sketches_doc ON sketches (doc_id);
CREATE TABLE alike (
  one TEXT NOT NULL,
  other TEXT NOT NULL,
  relation TEXT NOT NULL,        -- near copy, wire story, rewrite
  shared REAL NOT NULL,          -- share of common word triples
  PRIMARY KEY (one, other)
) WITHOUT ROWID;
CREATE INDEX alike_other ON alike (other);
CREATE TABLE copies (            -- what follows from these: each copy with its original
  doc_id TEXT PRIMARY KEY,
  of_doc TEXT NOT NULL,
  relation TEXT NOT NULL,
  shared REAL NOT NULL,
  speaker TEXT NOT NULL          -- publisher of the first text of the chain
) WITHOUT ROWID;
