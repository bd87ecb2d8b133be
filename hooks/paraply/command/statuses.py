"""The exit statuses of the commands that read something into ``content/``: a schedule asks for them."""

from typing import Final

from paraply.language import N_

SAME: Final = 0
FAILED: Final = 1
CHANGED: Final = 10
"""Something was written, or would have been."""

STATUSES: Final = N_(
    "0 inget är ändrat, 10 något är ändrat (eller skulle ändras, med --dry-run), "
    "1 något är fel: ingen fil är ändrad."
)
"""What ``--help`` says of them."""
