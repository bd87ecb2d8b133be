"""Is a measure shown in the figure of its series? One that is left out is missed by nobody who reads it."""

from collections.abc import Iterator

from paraply.check.rule import Finding, World, rule
from paraply.language import _
from paraply.model.measure import Measure
from paraply.problems import Family, Severity


@rule(
    "S26",
    Family.FIGURES,
    Severity.WARNING,
    "Måttet visas inte i figuren för sin svit",
    "Den som läser figuren ser inte att en fråga eller en grupp fattas.",
)
def outside_its_series(world: World) -> Iterator[Finding]:
    """A series needs a question, a group and one unit, a place for each measure, and two measures."""
    first: dict[str, Measure] = {}
    taken: dict[tuple[str, str, str], Measure] = {}
    alone: dict[str, Measure | None] = {}
    for measure in world.content.measures.values():
        series, question, group = measure.series, measure.series_question, measure.series_group
        if not series:
            for field, value in (("series_question", question), ("series_group", group)):
                if value:
                    message = _("{field} är '{value}', men series saknas.", field=field, value=value)
                    yield measure.place(field), message, _("Skriv svitens ord i series, eller ta bort raden.")
            continue
        words = {"series_question": question, "series_group": group}
        lacking = [field for field, value in words.items() if not value]
        if not question or not group:
            message = _(
                "Måttet hör till sviten '{series}', men {field} saknas.", series=series, field=lacking[0]
            )
            yield measure.place("series"), message, _("Skriv {field}.", field=_(" och ").join(lacking))
            continue
        model = first.setdefault(series, measure)
        if model.unit != measure.unit:
            message = _(
                "Enheten är {unit}, men sviten '{series}' räknas i {other}.",
                unit=measure.unit, series=series, other=model.unit,
            )  # fmt: skip
            yield measure.place("series"), message, _("Ge måttet en annan svit, eller ta bort series.")
            continue
        other = taken.setdefault((series, question, group), measure)
        if other is not measure:
            message = _(
                "'{question}' för '{group}' är redan måttet {other}.",
                question=question, group=group, other=other.id,
            )  # fmt: skip
            yield measure.place("series_group"), message, _("Skriv en annan fråga eller en annan grupp.")
            continue
        alone[series] = None if series in alone else measure
    for series, measure_alone in alone.items():
        if measure_alone is not None:
            message = _("Måttet är ensamt i sviten '{series}'.", series=series)
            hint = _("Skriv samma ord i series i de andra måtten, eller ta bort det.")
            yield measure_alone.place("series"), message, hint
