"""One file a page: what the address asks for, out of the chronicle, into a template."""
