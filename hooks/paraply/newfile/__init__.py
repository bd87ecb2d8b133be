"""A new content file from questions or flags; ``command.write_new`` is the way in."""
