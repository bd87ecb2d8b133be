"""A promise as plain values: the shape of its ``data.json``, and its row in a table.

The names are those of the content model; what is computed has the names it has in a measure's file.
"""

from typing import Any

from paraply.derive.kept import Kept, kept_over_time
from paraply.derive.views import PromiseView, Views
from paraply.language import N_
from paraply.model.level import Level
from paraply.render import urls, verdicts, wording
from paraply.render.values import address_of, plain_number

PROMISE_COLUMNS = {
    "id": N_("Löftets korta namn, samma som i adressen."),
    "title": N_("Löftets titel."),
    "promise": N_("Löftet i en mening."),
    "kind": N_("Slag: tjänstegaranti eller servicenivå, se koderna nedan."),
    "state": N_("Om löftet gäller, se koderna nedan."),
    "path": N_("Vägen framåt, se koderna nedan."),
    "area": N_("Området, med sitt korta namn."),
    "owners": N_("Ansvariga, med sina korta namn och mellanslag emellan."),
    "level_bound": N_("Om nivån är ett tak, ett golv eller en fast dag."),
    "level_value": N_("Nivån som utlovas."),
    "level_unit": N_("Nivåns enhet."),
    "level_per": N_("Om nivån gäller per dag, vecka, månad eller år."),
    "consequence": N_("Vad som händer om löftet inte hålls."),
    "compensation": N_("Slag av ersättning."),
    "measure": N_("Måttet som visar hur det går, med sitt korta namn."),
    "verdict": N_("Bedömningen, se koderna nedan."),
    "reason": N_("Varför löftet inte kan bedömas."),
    "period": N_("Perioden som bedömningen gäller."),
    "value": N_("Värdet som bedömningen bygger på."),
    "valid_from": N_("När löftet började gälla."),
    "valid_to": N_("Sista dagen som löftet gäller."),
    "url": N_("Sidan som visar löftet."),
}
"""What each column of a table of promises holds."""


def promise_data(view: PromiseView, views: Views, site_address: str) -> dict[str, Any]:
    """One promise: as it is written, how it went, and in which earlier periods; unknown is null."""
    promise, judged, shown = view.guarantee, view.judgement, view.measure
    return {
        "id": promise.id,
        "title": promise.title,
        "kind": promise.shown_kind.value,
        "state": promise.state.value,
        "path": promise.path.value,
        "area": promise.area,
        "owners": [owner.id for owner in views.owners_of(promise.owners)],
        "audience": [audience.value for audience in promise.audience],
        "promise": promise.promise,
        "wording": promise.wording.value,
        "level": _level(promise.level),
        "clock_starts": promise.clock_starts,
        "exceptions": list(promise.exceptions),
        "your_part": list(promise.your_part),
        "basis": {
            "kind": promise.basis.kind,
            "reference": promise.basis.reference,
            "law_level": _level(promise.basis.law_level),
            "checked": _text(promise.basis.checked),
            "beyond_law": promise.basis.beyond_law,
        }
        if promise.basis
        else None,
        "consequence": promise.consequence.model_dump(mode="json") if promise.consequence else None,
        "claim": promise.claim.model_dump(mode="json") if promise.claim else None,
        "claims": [
            {
                "period": str(claims.period),
                "counted": claims.counted,
                "claimed": claims.claimed,
                "granted": claims.granted,
                "compensation_sek": plain_number(claims.compensation_sek),
            }
            for claims in promise.claims
        ],
        "measure": shown.measure.id if shown else None,
        "measure_is": promise.measure_is.value if promise.measure_is else None,
        "verdict": {
            "code": judged.verdict.value,
            "text": f"{judged.verdict.label}. {verdicts.promise_verdict(view)}",
            "period": str(judged.point.period) if judged.point else None,
            "value": plain_number(judged.point.value) if judged.point else None,
            "reason": judged.reason.value if judged.reason else None,
            "rule": address_of(f"{urls.JUDGEMENT}#loften", site_address),
        },
        "outcomes": [_outcome(kept) for kept in reversed(kept_over_time(view))],
        "decision": promise.decision,
        "valid_from": _text(promise.valid_from),
        "valid_to": _text(promise.valid_to),
        "review_by": _text(promise.review_by),
        "replaced_by": promise.replaced_by,
        "source": promise.source.model_dump(mode="json") if promise.source else None,
        "url": address_of(urls.of(promise), site_address),
        "licence": views.content.municipality.licence if not has_kolada_values(view) else None,
        "attribution": [wording.raw_source()] if has_kolada_values(view) else [],
    }


def promise_row(view: PromiseView, views: Views, site_address: str) -> list[object]:
    """A promise's cells, in the order of ``PROMISE_COLUMNS``."""
    promise, judged, level = view.guarantee, view.judgement, view.guarantee.level
    consequence = promise.consequence
    cells: dict[str, object] = {
        "id": promise.id,
        "title": promise.title,
        "promise": promise.promise,
        "kind": promise.shown_kind.value,
        "state": promise.state.value,
        "path": promise.path.value,
        "area": promise.area,
        "owners": " ".join(owner.id for owner in views.owners_of(promise.owners)),
        "level_bound": level.bound.value if level else None,
        "level_value": level.value if level else None,
        "level_unit": level.unit.value if level else None,
        "level_per": level.per.value if level and level.per else None,
        "consequence": consequence.text if consequence else None,
        "compensation": consequence.compensation.value if consequence and consequence.compensation else None,
        "measure": view.measure.measure.id if view.measure else None,
        "verdict": judged.verdict.value,
        "reason": judged.reason.value if judged.reason else None,
        "period": judged.point.period if judged.point else None,
        "value": judged.point.value if judged.point else None,
        "valid_from": promise.valid_from,
        "valid_to": promise.valid_to,
        "url": address_of(urls.of(promise), site_address),
    }
    return [cells[column] for column in PROMISE_COLUMNS]


def has_kolada_values(view: PromiseView) -> bool:
    """Whether the outcomes come from Kolada, so that its terms hold."""
    return view.measure is not None and view.measure.measure.kolada is not None


def _outcome(kept: Kept) -> dict[str, Any]:
    return {
        "period": str(kept.point.period),
        "value": plain_number(kept.point.value),
        "level": _level(kept.level),
        "verdict": kept.judgement.verdict.value,
    }


def _level(level: Level | None) -> dict[str, Any] | None:
    if level is None:
        return None
    extended = level.extended
    return {
        "bound": level.bound.value,
        "value": plain_number(level.value),
        "unit": level.unit.value,
        "per": level.per.value if level.per else None,
        "extended": {"value": plain_number(extended.value), "when": extended.when} if extended else None,
    }


def _text(value: object) -> str | None:
    return None if value is None else str(value)
