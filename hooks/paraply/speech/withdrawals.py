"""That a whole measure, survey or report is no longer reported, as a sentence."""

from typing import Final

from paraply import numbers
from paraply.language import N_, _
from paraply.model.measure import Measure
from paraply.model.results import Report, Survey

_NO_LONGER: Final = {
    Measure: N_("Sedan {day} redovisar kommunen inte måttet längre."),
    Survey: N_("Sedan {day} redovisar kommunen inte mätningen längre."),
    Report: N_("Sedan {day} redovisar kommunen inte rapporten längre."),
}


def withdrawn_sentence(record: Measure | Survey | Report) -> str:
    """``Sedan den 1 maj 2026 redovisar kommunen inte måttet längre.``; empty for what is still reported."""
    if record.withdrawn is None:
        return ""
    return _(_NO_LONGER[type(record)], day=numbers.in_sentence(record.withdrawn.day))
