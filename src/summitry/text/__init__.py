"""Text primitives: offsets, sentences, names. Nothing here knows about diplomacy."""
