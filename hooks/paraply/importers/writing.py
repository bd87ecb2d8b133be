"""A plan → the texts of the content's files."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final

from paraply.importers.plan import Change, State, by_measure
from paraply.language import _
from paraply.model.arithmetic import rounded
from paraply.model.choices import OutcomeKind
from paraply.model.dates import Period, PeriodKind
from paraply.model.measure import Group, Measure
from paraply.model.values import THREE
from paraply.text.yamledit import Add, Edit, Put, Replace, edited
from paraply.text.yamlfile import Value

_TWO_WAYS: Final = re.compile(r"-?[1-9]\d{0,2}\.\d{3}")


@dataclass(frozen=True, slots=True)
class Occasion:
    """What every written figure remembers of its import. ``why`` is the reason of the restatements."""

    file: str
    today: date
    why: str = ""


def texts_of(changes: Iterable[Change], root: Path, occasion: Occasion) -> dict[str, str]:
    """The new text of each measure's file, by its name from ``root``; one changed value changes one line."""
    texts = {}
    for measure, found in by_measure(changes):
        old = (root / measure.file).read_bytes().decode("utf-8")
        texts[measure.file] = edited(old, [_edit(change, occasion) for change in found])
    return texts


def _edit(change: Change, occasion: Occasion) -> Edit:
    if change.index is None:
        return Add("outcomes", _index(change.measure, change.period), _item(change, occasion))
    if change.state is State.RESTATED:
        return Put(("outcomes", change.index), _restated(change, occasion))
    return Replace(("outcomes", change.index), _item(change, occasion))


def _index(measure: Measure, period: Period) -> int:
    """Behind the last outcome that is not later."""
    earlier = [index for index, outcome in enumerate(measure.outcomes) if not period < outcome.period]
    return earlier[-1] + 1 if earlier else 0


def _item(change: Change, occasion: Occasion) -> dict[str, Value]:
    period = change.period
    item: dict[str, Value] = {"period": int(period.text) if period.kind is PeriodKind.YEAR else period.text}
    if change.value is not None:
        item["value"] = _written(change)
    if change.kind is not OutcomeKind.OUTCOME:
        item["kind"] = change.kind.value
    if change.group:
        item["group"] = _group(change.group)
    if change.missing:
        item["missing"] = change.missing.value
        if change.word:
            item["why"] = _("I filen står '{word}'.", word=change.word)
    else:
        item["published"] = occasion.today.isoformat()
    item["imported"] = _imported(change, occasion)
    return item


def _restated(change: Change, occasion: Occasion) -> dict[str, Value]:
    before = change.before
    if before is None:
        return {}
    old: dict[str, Value] = {"value": before.value}
    if before.report:
        old["report"] = before.report
    if before.published:
        old["published"] = str(before.published)
    old["why"] = occasion.why
    if before.restated_from:
        earlier = before.restated_from
        texts = {"why": occasion.why, "value": earlier.value}
        old["why"] = (
            _("{why} Dessförinnan {value}, rättat därför att: {reason}", **texts, reason=earlier.why)
            if earlier.why
            else _("{why} Dessförinnan {value}", **texts)
        )
    return {
        "value": _written(change),
        "published": occasion.today.isoformat(),
        "restated_from": old,
        "imported": _imported(change, occasion),
    }


def _written(change: Change) -> Decimal | None:
    """The value with the decimals of the measure: 96.0 beside 95.2."""
    decimals, value = change.measure.decimals, change.value
    if value is None:
        return None
    value = value if decimals is None else rounded(value, decimals)
    # 151.234 may be read as 151 234, and is refused where no decimals are said: 151.2340 may not.
    is_doubtful = decimals != THREE and _TWO_WAYS.fullmatch(f"{value:f}")
    return value.quantize(Decimal("0.0001")) if is_doubtful else value


def _imported(change: Change, occasion: Occasion) -> dict[str, Value]:
    place: dict[str, Value] = {"file": occasion.file}
    if change.entry.sheet:
        place["sheet"] = change.entry.sheet
    return {**place, "cell": change.entry.cell.name, "date": occasion.today.isoformat()}


def _group(group: Group) -> dict[str, Value]:
    return {"dimension": group.dimension, "value": group.value}
