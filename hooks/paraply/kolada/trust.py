"""May what Kolada answers take the place of what we have? All that speaks against it, told at once."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from paraply.kolada.rows import Kpi, Municipality, SnapshotRow
from paraply.kolada.wanted import Wanted
from paraply.model.kolada import Snapshot
from paraply.problems import did_you_mean

MAY_VANISH: Final = 0.1
"""The share of a snapshot's values that may be gone at once before we ask whether something is wrong."""

ALLOW: Final = "Om det är rätt: kör igen med --accept"


def doubts_about_kpis(
    wanted: Wanted, kpis: Mapping[str, Kpi], old: Mapping[str, Snapshot], accepted: Collection[str]
) -> Iterator[str]:
    """KPIs that are gone, are about regions, or mean something else than last time: their title changed."""
    for id_ in wanted.measures:
        place = wanted.place(id_)
        kpi = kpis.get(id_)
        if kpi is None:
            known = did_you_mean(id_, kpis)
            hint = known or "Sök en ersättare med --search ORD, eller ta bort måttet."
            yield f"{place}: Nyckeltalet {id_} finns inte i Kolada. {hint}"
        elif kpi.municipality_type == "L":
            yield f"{place}: Nyckeltalet {id_} ({kpi.title}) gäller regioner, inte kommuner. Välj ett annat."
        elif id_ in old and old[id_].title != kpi.title and id_ not in accepted:
            yield (
                f"{place}: Nyckeltalet {id_} har bytt titel i Kolada. Mäter det fortfarande samma sak?\n"
                f"  förut: {old[id_].title}\n  nu:    {kpi.title}\n  {ALLOW} {id_}"
            )


def doubts_about_municipalities(
    wanted: Wanted, municipalities: Sequence[Municipality], before: int
) -> Iterator[str]:
    """A list without our municipality, or one much shorter than before. ``before``: how many there were."""
    ours = next((each for each in municipalities if each.id == wanted.code), None)
    if ours is None:
        yield f"Kommunen {wanted.code} finns inte i Koladas lista. Kontrollera code i municipality.yml."
    elif ours.type != "K":
        yield f"{wanted.code} är {ours.title} i Kolada, som inte är en kommun. Rätta code i municipality.yml."
    if len({each.id for each in municipalities}) != len(municipalities):
        yield "Samma kommun står två gånger i Koladas lista. Försök igen senare."
    if len(municipalities) < before * (1 - MAY_VANISH):
        yield f"Koladas lista har bara {len(municipalities)} kommuner och regioner, mot {before} förut."


def doubts_about_rows(
    wanted: Wanted, kpi: Kpi, rows: Sequence[SnapshotRow], old: Snapshot | None, accepted: Collection[str]
) -> Iterator[str]:
    """A KPI without a value of ours, or with so much gone that the answer is likely to be a part of it."""
    if not any(place == wanted.code and value is not None for place, _, _, value, _ in rows):
        yield (
            f"{wanted.place(kpi.id)}: Kolada har inget värde för kommun {wanted.code} i {kpi.id} "
            f"({kpi.title}). Välj ett annat nyckeltal, eller försök igen senare."
        )
    elif old and kpi.id not in accepted:
        there = {row[:3] for row in rows}
        first = wanted.first_year(kpi.id)
        expected = [row[:3] for row in old.values if row[1] >= first]
        gone = sum(row not in there for row in expected)
        if gone > len(expected) * MAY_VANISH:
            yield (
                f"{wanted.place(kpi.id)}: {gone} av {len(expected)} värden i {kpi.id} finns inte längre i "
                f"svaret från Kolada. {ALLOW} {kpi.id}"
            )
