"""Annotations and the sidecars that keep them: schema, anchoring, journal, merge. Knows strings and spans only."""
