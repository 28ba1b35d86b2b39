-- Lists of a million engagements without reading them all: what a filter asks for is found by an index of its own.
-- Triggers keep these tables, so that whatever writes engagements, documents or claims need not know of them.

-- The place of an engagement in the list by day, as one value to go on from: undated ones come last. The expression is
-- that of store/plan.py (POSITION), to the letter.
DROP INDEX engagements_by_day;
CREATE INDEX engagements_by_day ON engagements (
  coalesce(earliest, latest, '9999-99-99') || ' ' || coalesce(latest, '') || ' ' || id,
  kind, status, level, review, earliest, latest
);

-- Both states of an engagement, by code; one with many states has many rows.
CREATE TABLE pairs (
  one TEXT NOT NULL,
  other TEXT NOT NULL,
  engagement_id TEXT NOT NULL,
  PRIMARY KEY (one, other, engagement_id)
) WITHOUT ROWID;
CREATE INDEX pairs_engagement ON pairs (engagement_id);
INSERT INTO pairs SELECT DISTINCT p.country, q.country, p.engagement_id
  FROM parties p JOIN parties q USING (engagement_id) WHERE p.country < q.country;

-- Every name once, folded: a part of a name is looked for here. A name that nobody bears any more does no harm.
CREATE TABLE names (folded TEXT PRIMARY KEY) WITHOUT ROWID;
INSERT INTO names SELECT DISTINCT folded FROM parties WHERE folded IS NOT NULL;

CREATE TRIGGER parties_add AFTER INSERT ON parties BEGIN
  INSERT OR IGNORE INTO names SELECT new.folded WHERE new.folded IS NOT NULL;
  INSERT OR IGNORE INTO pairs SELECT min(new.country, country), max(new.country, country), new.engagement_id
    FROM parties WHERE engagement_id = new.engagement_id AND country <> new.country;
END;
CREATE TRIGGER parties_drop AFTER DELETE ON parties BEGIN
  DELETE FROM pairs WHERE engagement_id = old.engagement_id;
END;

-- How many documents there are of a publisher and a year, and how many of them tell of something.
CREATE TABLE holdings (
  publisher TEXT NOT NULL,       -- '' where it is not known
  year TEXT NOT NULL,            -- '' where no day of publication is known
  reference INTEGER NOT NULL,    -- 1 for the rows of reference chronicles
  documents INTEGER NOT NULL,
  telling INTEGER NOT NULL,
  PRIMARY KEY (publisher, year, reference)
) WITHOUT ROWID;
INSERT INTO holdings SELECT coalesce(publisher, ''), coalesce(substr(published, 1, 4), ''), doc_id LIKE 'ref:%',
  count(*), sum(EXISTS (SELECT 1 FROM accounts a WHERE a.doc_id = d.doc_id)) FROM documents d GROUP BY 1, 2, 3;
CREATE TRIGGER holdings_add AFTER INSERT ON documents BEGIN
  INSERT INTO holdings VALUES (
    coalesce(new.publisher, ''), coalesce(substr(new.published, 1, 4), ''), new.doc_id LIKE 'ref:%', 1, 0
  ) ON CONFLICT DO UPDATE SET documents = documents + 1;
END;
CREATE TRIGGER holdings_drop AFTER DELETE ON documents BEGIN
  UPDATE holdings SET documents = documents - 1
    WHERE publisher = coalesce(old.publisher, '') AND year = coalesce(substr(old.published, 1, 4), '')
    AND reference = (old.doc_id LIKE 'ref:%');
END;
CREATE TRIGGER holdings_tell AFTER INSERT ON accounts
WHEN (SELECT count(*) FROM accounts WHERE doc_id = new.doc_id) = 1 BEGIN
  UPDATE holdings SET telling = telling + 1 WHERE (publisher, year, reference) = (
    SELECT coalesce(publisher, ''), coalesce(substr(published, 1, 4), ''), doc_id LIKE 'ref:%'
    FROM documents WHERE doc_id = new.doc_id);
END;
CREATE TRIGGER holdings_untell AFTER DELETE ON accounts
WHEN NOT EXISTS (SELECT 1 FROM accounts WHERE doc_id = old.doc_id) BEGIN
  UPDATE holdings SET telling = telling - 1 WHERE (publisher, year, reference) = (
    SELECT coalesce(publisher, ''), coalesce(substr(published, 1, 4), ''), doc_id LIKE 'ref:%'
    FROM documents WHERE doc_id = old.doc_id);
END;

-- Documents whose source is gone are few; without this every document is read to find them.
CREATE INDEX documents_marked ON documents (gone_since) WHERE gone_since IS NOT NULL;

-- Claims, those of the newest documents first, and their words. `n` begins with the day, counted backwards, so that it
-- is the order of the list.
CREATE TABLE claim_order (
  n INTEGER PRIMARY KEY,
  claim_id TEXT NOT NULL UNIQUE
);
CREATE VIRTUAL TABLE claims_fts USING fts5 (
  words, speaker, type, party, pairs, content='', tokenize='unicode61 remove_diacritics 2', detail=full
);
INSERT INTO claim_order
  SELECT (5000000 - CAST(coalesce(julianday(d.published), 0) AS INTEGER)) * 1000000000
    + row_number() OVER (PARTITION BY d.published ORDER BY d.n, c.ordinal), c.claim_id
  FROM claims c JOIN documents d USING (doc_id);
INSERT INTO claims_fts (rowid, words, speaker, type, party, pairs)
  SELECT o.n, c.text, c.speaker, c.type, (SELECT group_concat(value, ' ') FROM json_each(c.data, '$.parties')),
    cjk_pairs(c.text || ' ' || coalesce(c.speaker, ''))
  FROM claims c JOIN claim_order o USING (claim_id);
CREATE TRIGGER claims_add AFTER INSERT ON claims BEGIN
  INSERT INTO claim_order (n, claim_id)
    SELECT coalesce((SELECT max(n) FROM claim_order WHERE n >= day * 1000000000 AND n < (day + 1) * 1000000000),
      day * 1000000000) + 1, new.claim_id
    FROM (SELECT 5000000 - CAST(coalesce(julianday(published), 0) AS INTEGER) AS day
      FROM documents WHERE doc_id = new.doc_id);
  INSERT INTO claims_fts (rowid, words, speaker, type, party, pairs)
    SELECT n, new.text, new.speaker, new.type, (SELECT group_concat(value, ' ') FROM json_each(new.data, '$.parties')),
      cjk_pairs(new.text || ' ' || coalesce(new.speaker, '')) FROM claim_order WHERE claim_id = new.claim_id;
END;
CREATE TRIGGER claims_drop AFTER DELETE ON claims BEGIN
  INSERT INTO claims_fts (claims_fts, rowid, words, speaker, type, party, pairs)
    SELECT 'delete', n, old.text, old.speaker, old.type,
      (SELECT group_concat(value, ' ') FROM json_each(old.data, '$.parties')),
      cjk_pairs(old.text || ' ' || coalesce(old.speaker, '')) FROM claim_order WHERE claim_id = old.claim_id;
  DELETE FROM claim_order WHERE claim_id = old.claim_id;
END;
