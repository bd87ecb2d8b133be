"""May Kolada's answer replace what we have? Everything that speaks against it, reported at once."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from paraply.kolada.keeping import Keeping
from paraply.kolada.rows import Kpi, Municipality, SnapshotRow
from paraply.kolada.wanted import Wanted
from paraply.language import _
from paraply.model.kolada import Snapshot
from paraply.problems import did_you_mean

MAY_VANISH: Final = 0.1
"""The share of a snapshot's values that may be gone at once before we ask whether something is wrong."""


def doubts_about_kpis(
    wanted: Wanted, kpis: Mapping[str, Kpi], old: Mapping[str, Snapshot], accepted: Collection[str]
) -> Iterator[str]:
    """KPIs that are gone, are about regions, or mean something else than last time: their title changed."""
    for id_ in wanted.measures:
        place = wanted.place(id_)
        kpi = kpis.get(id_)
        if kpi is None:
            advice = did_you_mean(id_, kpis) or _("Sök en ersättare med --search ORD, eller ta bort måttet.")
            gone = _("{place}: Nyckeltalet {id} finns inte i Kolada.", place=place, id=id_)
            yield f"{gone} {advice}"
        elif kpi.municipality_type == "L":
            yield _(
                "{place}: Nyckeltalet {id} ({title}) gäller regioner, inte kommuner. Välj ett annat.",
                place=place,
                id=id_,
                title=kpi.title,
            )
        elif id_ in old and old[id_].title != kpi.title and id_ not in accepted:
            yield _(
                "{place}: Nyckeltalet {id} har bytt titel i Kolada. Mäter det fortfarande samma sak?\n"
                "  förut: {before}\n"
                "  nu:    {now}\n"
                "  Om det är rätt: kör igen med --accept {id}",
                place=place,
                id=id_,
                before=old[id_].title,
                now=kpi.title,
            )


def doubts_about_municipalities(
    wanted: Wanted, municipalities: Sequence[Municipality], before: int
) -> Iterator[str]:
    """A list without our municipality, or one much shorter than before. ``before``: how many there were."""
    ours = next((each for each in municipalities if each.id == wanted.code), None)
    if ours is None:
        yield _(
            "Kommunen {code} finns inte i Koladas lista. Kontrollera code i municipality.yml.",
            code=wanted.code,
        )
    elif ours.type != "K":
        yield _(
            "{code} är {title} i Kolada, som inte är en kommun. Rätta code i municipality.yml.",
            code=wanted.code,
            title=ours.title,
        )
    if len({each.id for each in municipalities}) != len(municipalities):
        yield _("Samma kommun står två gånger i Koladas lista. Försök igen senare.")
    if len(municipalities) < before * (1 - MAY_VANISH):
        yield _(
            "Koladas lista har bara {now} kommuner och regioner, mot {before} förut.",
            now=len(municipalities),
            before=before,
        )


def has_a_value_of(code: str, rows: Sequence[SnapshotRow]) -> bool:
    """Whether a municipality has any value at all."""
    return any(row[0] == code and row[3] is not None for row in rows)


def doubts_about_rows(
    wanted: Wanted,
    kpi: Kpi,
    rows: Sequence[SnapshotRow],
    old: Snapshot | None,
    accepted: Collection[str],
    keeping: Keeping,
) -> Iterator[str]:
    """A KPI without a value of ours, or with so much gone that the answer is likely to be a part of it.

    What we have stopped ``keeping`` since last time is not gone.
    """
    if not has_a_value_of(wanted.code, rows):
        yield _(
            "{place}: Kolada har inget värde för kommun {code} i {id} ({title}). "
            "Välj ett annat nyckeltal, eller försök igen senare.",
            place=wanted.place(kpi.id),
            code=wanted.code,
            id=kpi.id,
            title=kpi.title,
        )
    elif old and kpi.id not in accepted:
        there = {row[:3] for row in rows}
        first = wanted.first_year(kpi.id)
        expected = [row[:3] for row in old.values if row[1] >= first and keeping.keeps(row)]
        gone = sum(row not in there for row in expected)
        if gone > len(expected) * MAY_VANISH:
            yield _(
                "{place}: {gone} av {all} värden i {id} finns inte längre i svaret från Kolada. "
                "Om det är rätt: kör igen med --accept {id}",
                place=wanted.place(kpi.id),
                gone=gone,
                all=len(expected),
                id=kpi.id,
            )
