"""The look of each verdict: a word, a shape and a colour, never colour alone."""

from typing import Final

VERDICT_CLASSES: Final = {
    "met": "met", "kept": "met",
    "near": "near", "nearly_kept": "near", "mostly_met": "near", "partly_met": "near",
    "not_met": "not-met", "not_kept": "not-met", "not_assessed": "not-assessed",
}  # fmt: skip
"""The style class of each verdict, by its code."""
