-- Linking remembers how it came to its groups, so that what is added later moves its neighbours only.
CREATE TABLE links (
  account_id TEXT PRIMARY KEY,
  name TEXT NOT NULL,            -- what the account alone would be called
  home TEXT,                     -- the account that founded its group; NULL until it is linked
  score REAL NOT NULL DEFAULT 0, -- how well it fitted there, or elsewhere where it founded a group in doubt
  wants TEXT                     -- of the founder of a group of plans: the founder of the group that came of them
) WITHOUT ROWID;
CREATE INDEX links_name ON links (name);
CREATE INDEX links_home ON links (home);
CREATE INDEX links_wants ON links (wants) WHERE wants IS NOT NULL;

-- Where its neighbours are looked for: kind and sides, by month. Rows of accounts that are gone do no harm.
CREATE TABLE blocks (
  key TEXT NOT NULL,
  month INTEGER NOT NULL,        -- year * 12 + month, -1 for any
  account_id TEXT NOT NULL,
  PRIMARY KEY (key, month, account_id)
) WITHOUT ROWID;

-- Accounts that were linked and are told no more, or not as they were.
CREATE TABLE gone (
  account_id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  home TEXT NOT NULL,
  data TEXT NOT NULL,            -- summitry.model.Account without its evidence
  publisher TEXT,
  published TEXT
) WITHOUT ROWID;
CREATE TRIGGER links_drop AFTER DELETE ON accounts BEGIN
  INSERT OR IGNORE INTO gone SELECT l.account_id, l.name, l.home, old.data, d.publisher, d.published
    FROM links l LEFT JOIN documents d ON d.doc_id = old.doc_id WHERE l.account_id = old.account_id AND l.home IS NOT NULL;
  DELETE FROM links WHERE account_id = old.account_id;
END;
-- Documents of which it is to be looked at again what is made of what.
CREATE TABLE compared_anew (
  doc_id TEXT PRIMARY KEY
) WITHOUT ROWID;
INSERT INTO compared_anew SELECT DISTINCT a.doc_id FROM accounts a WHERE a.doc_id NOT IN (SELECT doc_id FROM sketched);
