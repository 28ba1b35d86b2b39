-- Lists by day and the queue of a review desk, without reading every row. The expressions are those of
-- store/query.py (ORDER), store/wanted.py (disputed) and store/doubts.py (WEIGHT, CONDITIONS), to the letter.
CREATE INDEX engagements_by_day ON engagements (
  coalesce(earliest, latest) IS NULL, coalesce(earliest, latest), latest, id, earliest, kind, status, level, review
);
CREATE INDEX engagements_by_doubt ON engagements (
  review,
  (8 * (json_array_length(data, '$.conflicts') > 0) + 4 * (status IN ('scheduled', 'expected', 'proposed'))
    + 2 * (json_array_length(data, '$.accounts') < 2) + 2 * (coalesce(json_extract(data, '$.date.basis'), 'publication') = 'publication')
    + (level = 'leader') - 16 * (coalesce(json_extract(data, '$.accounts[0]'), '') LIKE 'ref:%')) DESC,
  id, status, level
);
CREATE INDEX engagements_disputed ON engagements (
  review,
  (8 * (json_array_length(data, '$.conflicts') > 0) + 4 * (status IN ('scheduled', 'expected', 'proposed'))
    + 2 * (json_array_length(data, '$.accounts') < 2) + 2 * (coalesce(json_extract(data, '$.date.basis'), 'publication') = 'publication')
    + (level = 'leader') - 16 * (coalesce(json_extract(data, '$.accounts[0]'), '') LIKE 'ref:%')) DESC,
  id
) WHERE json_array_length(data, '$.conflicts') > 0;
CREATE INDEX engagements_told_once ON engagements (
  review,
  (8 * (json_array_length(data, '$.conflicts') > 0) + 4 * (status IN ('scheduled', 'expected', 'proposed'))
    + 2 * (json_array_length(data, '$.accounts') < 2) + 2 * (coalesce(json_extract(data, '$.date.basis'), 'publication') = 'publication')
    + (level = 'leader') - 16 * (coalesce(json_extract(data, '$.accounts[0]'), '') LIKE 'ref:%')) DESC,
  id
) WHERE json_array_length(data, '$.accounts') < 2;
CREATE INDEX engagements_without_day ON engagements (
  review,
  (8 * (json_array_length(data, '$.conflicts') > 0) + 4 * (status IN ('scheduled', 'expected', 'proposed'))
    + 2 * (json_array_length(data, '$.accounts') < 2) + 2 * (coalesce(json_extract(data, '$.date.basis'), 'publication') = 'publication')
    + (level = 'leader') - 16 * (coalesce(json_extract(data, '$.accounts[0]'), '') LIKE 'ref:%')) DESC,
  id
) WHERE coalesce(json_extract(data, '$.date.basis'), 'publication') = 'publication';
CREATE INDEX parties_folded ON parties (folded, engagement_id);
CREATE INDEX documents_by_publisher ON documents (publisher, published, doc_id);
