"""Tables computed from other tables, by nothing but the standard library.

A replication package carries these very files as its code, so that what the program writes and what a reader
rebuilds years later cannot differ. Rows are what lines of a CSV hold: column → text, "" is missing. Nothing here may
import from the rest of the program.
"""
