"""The questions of a plan, put to a person one after the other until nothing more can be answered."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from paraply.importers import asking
from paraply.importers.naming import name_of
from paraply.importers.opening import Export, Wish, opened
from paraply.importers.plan import Left, Plan
from paraply.importers.planner import Planner
from paraply.importers.unknown import Unknown, declined
from paraply.importers.workbook import Sheet
from paraply.language import _, is_yes
from paraply.model.content import Content
from paraply.trial import Ask

MOST_ROUNDS: Final = 120
"""So many questions are asked at most; each is about all cells alike."""


def planned(wish: Wish, content: Content, sheets: Sequence[Sheet]) -> Plan:
    """The plan for a file without asking anybody; nothing is written."""
    export = opened(wish, content, sheets, lambda _line: None)
    return plan_of(wish, content, export)


def plan_of(wish: Wish, content: Content, export: Export) -> Plan:
    """The plan as far as it is known, with what is still to be asked, the most likely first."""
    plan = Planner(wish.file.name, content, export.memory).plan(export.sheets.meanings(export.memory))
    names = export.sheets.names
    for question in plan.unknown:
        unit = next((entry.unit for entry in question.entries if entry.unit), None)
        question.likely = names.likely(question.key, unit)
    plan.unknown.sort(key=lambda one: (one.about != "column", -names.nearest(one.key)[1]))
    return plan


def settled(wish: Wish, content: Content, export: Export) -> Plan:
    """The plan when all questions that can be asked have an answer."""
    plan = plan_of(wish, content, export)
    if wish.ask is None or wish.yes:
        return plan
    unknown = Unknown(wish.ask, content, export.sheets.names, is_several=export.sheets.number > 1)
    passed: set[tuple[str, str]] = set()
    for _round in range(MOST_ROUNDS):
        questions = [one for one in plan.questions if (one.about, one.key) not in passed]
        if not wish.is_counted and (asked := unknown.next_of(plan.unknown)):
            if (apart := unknown.is_apart(asked, export.sheets, export.memory)) is not None:
                export.memory = replace(export.memory, is_apart=apart)
            else:
                export.memory = unknown.answered(asked, export.memory, export.learned)
        elif questions:
            answered = asking.answered(questions[0], export.memory, export.learned, wish.ask)
            if answered is None:
                passed.add((questions[0].about, questions[0].key))
                continue
            export.memory = answered
        else:
            break
        plan = plan_of(wish, content, export)
    for question in plan.questions:
        cells = [entry.cell.name for entry in question.entries]
        told = _("ingen har svarat på frågan: {message}", message=question.message)
        plan.left.append(Left(told, True, cells, question.entries[0].sheet))
    plan.questions = []
    _ask_declined(wish.ask, export, plan)
    return plan


def _ask_declined(ask: Ask, export: Export, plan: Plan) -> None:
    """Whether the rows that are no measures are to be left out from now on without being told of again."""
    known = {name_of(row.label) for row in (*export.memory.rows, *export.learned.rows)}
    rows = [one for one in plan.left if one.is_ours and one.text and name_of(one.text) not in known]
    texts = list(dict.fromkeys(one.text for one in rows))
    if not texts or not plan.changes:
        return
    shown = ", ".join(f"'{text}'" for text in texts[:5]) + (" …" if len(texts) > 5 else "")
    yes, no = _("ja")[:1], _("nej")[:1].upper()
    asked = _(
        "Ska det som inte är mått här ({rows}) hoppas över varje gång? [{yes}/{no}]",
        rows=shown,
        yes=yes,
        no=no,
    )
    if is_yes(ask(f"{asked} ")):
        is_several = export.sheets.number > 1
        for text, sheet in dict.fromkeys((one.text, one.sheet if is_several else "") for one in rows):
            why = _("är inget mått här")
            export.memory = declined(text, why, export.memory, export.learned, sheet)
