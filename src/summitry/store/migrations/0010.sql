-- Chinese texts are sketched by five characters, no longer by three: what is made of what is looked at again.
DROP TABLE sketched;
CREATE TABLE sketched (
  doc_id TEXT PRIMARY KEY,
  triples INTEGER NOT NULL       -- how many different ones the text has
) WITHOUT ROWID;
DELETE FROM sketches;
DELETE FROM alike;
INSERT OR IGNORE INTO compared_anew SELECT DISTINCT doc_id FROM accounts;
