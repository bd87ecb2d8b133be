"""The server of ``make serve``: which files changed, and pages made as they are asked for."""
