"""The published JSON Schemas of the data files: what a program may rely on (draft 2020-12)."""

from typing import Any

from paraply.language import N_, _
from paraply.model.choices import (
    Audience,
    Choice,
    Direction,
    MeasureVerdict,
    Missing,
    OutcomeKind,
    PromiseVerdict,
    Reason,
    Trend,
)
from paraply.model.guarantee import (
    BasisKind,
    ClaimWay,
    GuaranteeKind,
    GuaranteePath,
    GuaranteeState,
    MeasureIs,
    Wording,
)
from paraply.model.level import Bound, LevelUnit, Per
from paraply.model.record import Source
from paraply.render import urls
from paraply.render.values import address_of

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TEXT: Schema = {"type": "string"}
TEXT_OR_NULL: Schema = {"type": ["string", "null"]}
NUMBER_OR_NULL: Schema = {"type": ["number", "null"]}
COUNT_OR_NULL: Schema = {"type": ["integer", "null"], "minimum": 0}
DATE_OR_NULL: Schema = {"type": ["string", "null"], "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}
YES_OR_NO: Schema = {"type": "boolean"}


def _object(**properties: Schema) -> Schema:
    """Every property is always there; later versions may add others."""
    return {"type": "object", "properties": properties, "required": list(properties)}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _list(item: Schema) -> Schema:
    return {"type": "array", "items": item}


def _one_of(choices: type[Choice]) -> Schema:
    return {"enum": [choice.value for choice in choices]}


_SOURCE = _or_null(_object(**dict.fromkeys(Source.model_fields, TEXT_OR_NULL)))
_GROUP = _or_null(_object(dimension=TEXT, value=TEXT))
_LEVEL = _or_null(
    _object(
        bound=_one_of(Bound),
        value=NUMBER_OR_NULL,
        unit=_one_of(LevelUnit),
        per=_or_null(_one_of(Per)),
        extended=_or_null(_object(value=NUMBER_OR_NULL, when=TEXT_OR_NULL)),
    )
)

MEASURE_FIELDS: dict[str, tuple[str, Schema]] = {
    "id": (N_("Måttets korta namn."), TEXT),
    "title": (N_("Måttets titel."), TEXT),
    "kolada": (N_("Koladas beteckning, om värdena kommer därifrån."), TEXT_OR_NULL),
    "unit": (N_("Enheten."), TEXT),
    "decimals": (
        N_("Antal decimaler som sidan visar. Värdena i filen är inte avrundade."),
        {"type": "integer", "minimum": 0},
    ),
    "direction": (N_("Vilket håll som är bättre."), _one_of(Direction)),
    "source": (N_("Källan: slag, beteckning, titel, adress och när den lästes."), _SOURCE),
    "url": (N_("Sidan som visar måttet."), TEXT),
    "outcomes": (
        N_("Alla värden: period, värde, slag, upprepat, varför det saknas och grupp."),
        _list(
            _object(
                period=TEXT,
                value=NUMBER_OR_NULL,
                kind=_one_of(OutcomeKind),
                carried=YES_OR_NO,
                missing=_or_null(_one_of(Missing)),
                group=_GROUP,
            )
        ),
    ),
    "targets": (
        N_("Målen: från vilken period, minst och högst."),
        _list(_object(from_period=TEXT, at_least=NUMBER_OR_NULL, at_most=NUMBER_OR_NULL)),
    ),
    "verdict": (
        N_("Bedömningen: kod, text, period, värde, mål, skäl och regel."),
        _object(
            code=_one_of(MeasureVerdict),
            text=TEXT,
            period=TEXT_OR_NULL,
            value=NUMBER_OR_NULL,
            target=NUMBER_OR_NULL,
            reason=_or_null(_one_of(Reason)),
            rule=TEXT,
        ),
    ),
    "trend": (
        N_("Utvecklingen: kod och de två perioder som jämförs."),
        _object(code=_one_of(Trend), **{"from": TEXT_OR_NULL, "to": TEXT_OR_NULL}),
    ),
    "comparisons": (
        N_("Jämförelserna: grupp, period, antal, plats, median och medelvärde."),
        _list(
            _object(
                **{"with": {"enum": ["similar", "county", "all"]}},
                group=_or_null(_object(id=TEXT, title=TEXT)),
                period=TEXT,
                n=COUNT_OR_NULL,
                rank=COUNT_OR_NULL,
                ties=COUNT_OR_NULL,
                quartile={"enum": ["best", "middle", "last", None]},
                median=NUMBER_OR_NULL,
                group_mean=NUMBER_OR_NULL,
            )
        ),
    ),
    "updated": (N_("När värdena hämtades."), DATE_OR_NULL),
    "next_update": (N_("När nästa värde kommer."), DATE_OR_NULL),
    "licence": (N_("Licensen för kommunens egna värden."), TEXT_OR_NULL),
    "attribution": (N_("Vad du ska ange som källa."), _list(TEXT)),
}
"""What each field of a measure's file holds, outermost level, and what it may be."""

PROMISE_FIELDS: dict[str, tuple[str, Schema]] = {
    "id": (N_("Löftets korta namn."), TEXT),
    "title": (N_("Löftets titel."), TEXT),
    "kind": (N_("Tjänstegaranti eller servicenivå."), _one_of(GuaranteeKind)),
    "state": (N_("Om löftet gäller."), _one_of(GuaranteeState)),
    "path": (N_("Vägen framåt: om löftet uppdateras eller avvecklas."), _one_of(GuaranteePath)),
    "area": (N_("Området, med sitt korta namn."), TEXT_OR_NULL),
    "owners": (N_("Ansvariga, med sina korta namn."), _list(TEXT)),
    "audience": (N_("Vem löftet gäller."), _list(_one_of(Audience))),
    "promise": (N_("Löftet i en mening."), TEXT),
    "wording": (N_("Om löftet är ordagrant eller återgivet."), _one_of(Wording)),
    "level": (N_("Nivån: gräns, värde, enhet, per och längre gräns."), _LEVEL),
    "clock_starts": (N_("Vad tiden räknas från."), TEXT_OR_NULL),
    "exceptions": (N_("När löftet inte gäller."), _list(TEXT)),
    "your_part": (N_("Vad den som löftet gäller själv behöver göra."), _list(TEXT)),
    "basis": (
        N_("Grunden: slag, hänvisning, lagens nivå, när lagen lästes och kommunens tillägg."),
        _or_null(
            _object(
                kind=_or_null(_one_of(BasisKind)),
                reference=TEXT_OR_NULL,
                law_level=_LEVEL,
                checked=DATE_OR_NULL,
                beyond_law=TEXT_OR_NULL,
            )
        ),
    ),
    "consequence": (
        N_("Vad som händer om löftet inte hålls, och slag av ersättning."),
        _or_null(_object(text=TEXT_OR_NULL, compensation=TEXT_OR_NULL)),
    ),
    "claim": (
        N_("Hur man får ersättningen."),
        _or_null(_object(how=_or_null(_one_of(ClaimWay)), text=TEXT_OR_NULL, contact=TEXT_OR_NULL)),
    ),
    "claims": (
        N_("Begärd ersättning per period. ”false” i counted betyder att ingen räknar, vilket inte är noll."),
        _list(
            _object(
                period=TEXT,
                counted=YES_OR_NO,
                claimed=COUNT_OR_NULL,
                granted=COUNT_OR_NULL,
                compensation_sek=NUMBER_OR_NULL,
            )
        ),
    ),
    "measure": (N_("Måttet som visar hur det går, med sitt korta namn."), TEXT_OR_NULL),
    "measure_is": (N_("Om måttet är andelen hållna löften eller nivån."), _or_null(_one_of(MeasureIs))),
    "verdict": (
        N_("Bedömningen: kod, text, period, värde, skäl och regel."),
        _object(
            code=_one_of(PromiseVerdict),
            text=TEXT,
            period=TEXT_OR_NULL,
            value=NUMBER_OR_NULL,
            reason=_or_null(_one_of(Reason)),
            rule=TEXT,
        ),
    ),
    "outcomes": (
        N_("Alla uppmätta värden, bedömda efter nivån som gällde då."),
        _list(_object(period=TEXT, value=NUMBER_OR_NULL, level=_LEVEL, verdict=_one_of(PromiseVerdict))),
    ),
    "decision": (N_("Beslutet om löftet, med sitt korta namn."), TEXT_OR_NULL),
    "valid_from": (N_("När löftet började gälla."), DATE_OR_NULL),
    "valid_to": (N_("Sista dagen som löftet gäller."), DATE_OR_NULL),
    "review_by": (N_("När löftet senast ska ses över."), DATE_OR_NULL),
    "replaced_by": (N_("Löftet som gäller i stället, med sitt korta namn."), TEXT_OR_NULL),
    "source": (N_("Källan: slag, beteckning, titel, adress och när den lästes."), _SOURCE),
    "url": (N_("Sidan som visar löftet."), TEXT),
    "licence": (N_("Licensen. Tom när värden från Kolada ingår."), TEXT_OR_NULL),
    "attribution": (N_("Vad du ska ange som källa."), _list(TEXT)),
}
"""What each field of a promise's file holds, outermost level, and what it may be."""


def measure_schema(site_address: str) -> Schema:
    """The schema of a measure's ``data.json``."""
    return _published(_("Mått"), urls.MEASURE_SCHEMA, MEASURE_FIELDS, site_address)


def promise_schema(site_address: str) -> Schema:
    """The schema of a promise's ``data.json``."""
    return _published(_("Löfte"), urls.PROMISE_SCHEMA, PROMISE_FIELDS, site_address)


def _published(title: str, address: str, fields: dict[str, tuple[str, Schema]], site: str) -> Schema:
    properties = {name: {"description": _(meaning), **schema} for name, (meaning, schema) in fields.items()}
    named = {"$id": address_of(address, site)} if site else {}
    return {"$schema": DIALECT, **named, "title": title, **_object(**properties)}
