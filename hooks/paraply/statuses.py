"""The exit statuses of the commands that read something into ``content/``: a schedule asks for them."""

from typing import Final

SAME: Final = 0
FAILED: Final = 1
CHANGED: Final = 10
"""Something was written, or would have been."""

STATUSES: Final = (
    f"Slutstatus: {SAME} inget är ändrat, {CHANGED} något är ändrat (eller skulle ändras, med --dry-run), "
    f"{FAILED} något är fel: ingen fil är ändrad."
)
"""What ``--help`` says of them."""
