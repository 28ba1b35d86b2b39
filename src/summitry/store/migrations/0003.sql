-- Judgements bound to what was looked at, and ids that go on to answer.
ALTER TABLE judgements ADD COLUMN key TEXT;    -- hash of the decision: the same in every file
ALTER TABLE judgements ADD COLUMN data TEXT;   -- summitry.model.Judgement
CREATE UNIQUE INDEX judgements_key ON judgements (key);

ALTER TABLE engagements ADD COLUMN review TEXT; -- accepted or rejected by a person

-- Ids that no engagement bears any more, with the accounts that they stood for at last.
CREATE TABLE former_ids (
  id TEXT PRIMARY KEY,
  data TEXT                      -- summitry.model.Engagement as it was
) WITHOUT ROWID;
CREATE TABLE former_accounts (
  id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  anchor TEXT,                   -- summitry.model.Anchor, where the id came from another file
  PRIMARY KEY (id, account_id)
) WITHOUT ROWID;
CREATE INDEX former_accounts_account ON former_accounts (account_id);

-- An engagement that was split: its id, and the id of the part that left.
CREATE TABLE splits (
  id TEXT NOT NULL,
  part TEXT NOT NULL,
  PRIMARY KEY (id, part)
) WITHOUT ROWID;
