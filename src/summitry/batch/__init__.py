"""Coding more documents than one machine holds: shards without an engine, Spark, and merging into one chronicle.

`summitry.run` codes documents; here they come and go as Arrow record batches, so that any engine can do it.
"""
