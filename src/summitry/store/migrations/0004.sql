-- The bibliographic record of a paper or report.
CREATE TABLE bibliographies (
  doc_id TEXT PRIMARY KEY,
  data TEXT NOT NULL             -- summitry.model.Bibliography
) WITHOUT ROWID;
