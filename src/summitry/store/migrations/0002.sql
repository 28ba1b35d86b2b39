-- The last day that is covered, without reading every document.
CREATE INDEX documents_published ON documents (published);
