"""The server of ``serve``: which files changed, and pages made as they are asked for."""
