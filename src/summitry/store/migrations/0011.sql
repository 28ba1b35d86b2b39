-- Totals that pages show are kept, not counted: a page of a million engagements reads what it shows.
-- Triggers keep these tables, so that whatever writes engagements, documents or the account of the import need not
-- know of them. Whoever adds a total fills it here and keeps it by triggers of the same file.

-- How many engagements there are of each year in which they begin, kind, status, level, verdict, and what there is to
-- doubt. The expressions are those of store/wanted.py (disputed) and store/doubts.py (CONDITIONS).
CREATE TABLE standing (
  year TEXT NOT NULL,            -- '' where no day is known
  kind TEXT NOT NULL,
  status TEXT NOT NULL,
  level TEXT NOT NULL,
  review TEXT NOT NULL,          -- '' where nobody has decided
  disputed INTEGER NOT NULL,     -- 1 where sources disagree
  single INTEGER NOT NULL,       -- 1 where it is told once
  day INTEGER NOT NULL,          -- 1 where no day is told
  number INTEGER NOT NULL,
  PRIMARY KEY (year, kind, status, level, review, disputed, single, day)
) WITHOUT ROWID;
INSERT INTO standing SELECT coalesce(substr(coalesce(earliest, latest), 1, 4), ''), kind, status, level,
  coalesce(review, ''), coalesce(json_array_length(data, '$.conflicts') > 0, 0),
  coalesce(json_array_length(data, '$.accounts') < 2, 0),
  coalesce(json_extract(data, '$.date.basis'), 'publication') = 'publication', count(*)
  FROM engagements GROUP BY 1, 2, 3, 4, 5, 6, 7, 8;
CREATE TRIGGER standing_add AFTER INSERT ON engagements BEGIN
  INSERT INTO standing VALUES (
    coalesce(substr(coalesce(new.earliest, new.latest), 1, 4), ''), new.kind, new.status, new.level,
    coalesce(new.review, ''), coalesce(json_array_length(new.data, '$.conflicts') > 0, 0),
    coalesce(json_array_length(new.data, '$.accounts') < 2, 0),
    coalesce(json_extract(new.data, '$.date.basis'), 'publication') = 'publication', 1
  ) ON CONFLICT DO UPDATE SET number = number + 1;
END;
CREATE TRIGGER standing_drop AFTER DELETE ON engagements BEGIN
  UPDATE standing SET number = number - 1
    WHERE (year, kind, status, level, review, disputed, single, day) = (
      coalesce(substr(coalesce(old.earliest, old.latest), 1, 4), ''), old.kind, old.status, old.level,
      coalesce(old.review, ''), coalesce(json_array_length(old.data, '$.conflicts') > 0, 0),
      coalesce(json_array_length(old.data, '$.accounts') < 2, 0),
      coalesce(json_extract(old.data, '$.date.basis'), 'publication') = 'publication');
END;

-- Engagements of rare kinds and statuses.
CREATE INDEX engagements_by_kind ON engagements (kind, status, level, review, earliest, latest);

-- Those that do not lie within one day: a list that begins or ends on a day is gone through from there, and only among
-- these can there be more. The expression is that of store/plan.py (POSITION), to the letter.
CREATE INDEX engagements_of_days ON engagements (
  coalesce(latest, '9999'), coalesce(earliest, latest, '9999-99-99') || ' ' || coalesce(latest, '') || ' ' || id
) WHERE earliest IS NOT latest;

-- Those whose sources disagree, by day.
CREATE INDEX engagements_disputed_by_day ON engagements (
  coalesce(earliest, latest, '9999-99-99') || ' ' || coalesce(latest, '') || ' ' || id,
  kind, status, level, review, earliest, latest
) WHERE json_array_length(data, '$.conflicts') > 0;

-- How many documents there are of a year, and of a publisher.
CREATE TABLE holdings_by_year (
  year TEXT NOT NULL,
  reference INTEGER NOT NULL,
  documents INTEGER NOT NULL,
  PRIMARY KEY (year, reference)
) WITHOUT ROWID;
CREATE TABLE holdings_by_publisher (
  publisher TEXT NOT NULL,
  reference INTEGER NOT NULL,
  documents INTEGER NOT NULL,
  telling INTEGER NOT NULL,
  PRIMARY KEY (publisher, reference)
) WITHOUT ROWID;
INSERT INTO holdings_by_year SELECT year, reference, sum(documents) FROM holdings GROUP BY 1, 2;
INSERT INTO holdings_by_publisher SELECT publisher, reference, sum(documents), sum(telling)
  FROM holdings GROUP BY 1, 2;
CREATE TRIGGER holdings_of_more AFTER INSERT ON holdings BEGIN
  INSERT INTO holdings_by_year VALUES (new.year, new.reference, new.documents)
    ON CONFLICT DO UPDATE SET documents = documents + new.documents;
  INSERT INTO holdings_by_publisher VALUES (new.publisher, new.reference, new.documents, new.telling)
    ON CONFLICT DO UPDATE SET documents = documents + new.documents, telling = telling + new.telling;
END;
CREATE TRIGGER holdings_of_other AFTER UPDATE ON holdings BEGIN
  UPDATE holdings_by_year SET documents = documents + new.documents - old.documents
    WHERE year = new.year AND reference = new.reference;
  UPDATE holdings_by_publisher SET documents = documents + new.documents - old.documents,
    telling = telling + new.telling - old.telling WHERE publisher = new.publisher AND reference = new.reference;
END;

-- How many lines the account of the import has of each outcome and reason.
CREATE TABLE import_numbers (
  outcome TEXT NOT NULL,
  reason TEXT NOT NULL,          -- '' where none is told
  number INTEGER NOT NULL,
  PRIMARY KEY (outcome, reason)
) WITHOUT ROWID;
INSERT INTO import_numbers SELECT outcome, coalesce(reason, ''), count(*) FROM imports GROUP BY 1, 2;
CREATE TRIGGER imports_add AFTER INSERT ON imports BEGIN
  INSERT INTO import_numbers VALUES (new.outcome, coalesce(new.reason, ''), 1)
    ON CONFLICT DO UPDATE SET number = number + 1;
END;
CREATE TRIGGER imports_drop AFTER DELETE ON imports BEGIN
  UPDATE import_numbers SET number = number - 1
    WHERE outcome = old.outcome AND reason = coalesce(old.reason, '');
END;

-- The lines of one outcome; most documents are read, and their lines are met at once without an index.
CREATE INDEX imports_by_outcome ON imports (outcome, path) WHERE outcome <> 'read';
CREATE INDEX imports_copies ON imports (copy_of, path) WHERE outcome = 'copy';

-- What a list shows of a document, without its text.
CREATE INDEX documents_as_sources ON documents (doc_id, publisher, published, url);
