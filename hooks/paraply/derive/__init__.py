"""Content → views: judgements, changes, comparisons and lists. Pure; reads no clock and no file."""
