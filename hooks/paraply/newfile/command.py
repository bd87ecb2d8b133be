"""The command: ask or take what was given, judge the file within the whole content, show it and write it."""

import os
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Final

from paraply.command.invocation import quoted
from paraply.files.os_errors import reason
from paraply.language import _
from paraply.model.content import Content
from paraply.model.ids import plain_id
from paraply.newfile.answers import AnswerError, nested, text_of, text_with, value_of
from paraply.newfile.questions import NOUNS, Noun, Question
from paraply.problems import Problem
from paraply.text.yamledit import EditError
from paraply.text.yamlfile import Value
from paraply.trial import Ask, Say, Trial, judged, may_write, tried

_MOST_SHOWN: Final = 12
"""Longer lists of choices are shown when asked for."""

_FIRST: Final = 3
"""So many are told to begin with."""

_BY_WEIGHT: Final = (
    "G09", "G16", "G01", "G02", "G03", "G08", "G13", "G11", "G07", "G04", "G05",
    "G06", "G15", "G17", "G10", "G14", "G12", "R07", "S08", "K03", "K01", "K02",
)  # fmt: skip
"""What misleads, then what makes it no promise, then what makes it hard to use or to follow up."""

_MISSING: Final = "R01"
"""The error of what refers to something that is not there: perhaps it is what will be written."""


def write_new(
    root: Path,
    today: date,
    name: str,
    given: Mapping[str, str],
    say: Say,
    ask: Ask | None,
    *,
    id_: str | None = None,
    dry_run: bool = False,
) -> int:
    """Make a file of the noun ``name``. The exit status is 1 when nothing was written, and why was said.

    ``given`` holds texts by the names of the questions; the others are asked, or left out without ``ask``.
    """
    noun = NOUNS[name]
    before = judged(root, today)
    if faults := [str(problem) for problem in before.errors if not _may_wait(problem, noun)]:
        return _refused(say, (_("Innehållet har fel som behöver rättas först:"), *faults))
    if ask:
        say(
            _(
                "{new}. Tom rad betyder att uppgiften saknas. Inget skrivs förrän du svarat ja.",
                new=_(noun.kind.new),
            )
        )
    answers, faults = _answers(noun, given, before.content, say, ask)
    if faults:
        return _refused(say, faults)
    fields = nested(answers)
    stem = id_ or _asked_id(plain_id(str(fields[noun.title])), say, ask)
    if wrong := _wrong_id(root, noun, stem, before.content):
        return _refused(say, [wrong])
    file, text, shown = _planned(root, noun, stem, fields)
    if not text:
        faults = [_("{file} går inte att lägga till i. Skriv där: {text}", file=file, text=shown)]
        return _refused(say, faults)
    trial = tried(root, today, before, {file: text})
    if errors := [problem for problem in trial.new if problem.is_error]:
        return _refused(say, map(str, errors))
    say(f"\n{file}\n\n{shown}")
    _told(trial.new, say)
    if dry_run:
        say(_("Provkörning: inget skrevs."))
        return 0
    if ask and not may_write(ask):
        return _refused(say, [])
    return _written(trial, file, say)


def _told(found: Iterable[Problem], say: Say) -> None:
    """What is left to do, what matters most to residents first."""
    by_weight = sorted(found, key=_weight)
    for heading, problems in (
        (_("Börja med det här:"), by_weight[:_FIRST]),
        (_("Det här kan du komplettera i filen sedan:"), by_weight[_FIRST:]),
    ):
        if problems:
            say(heading)
        for problem in problems:
            say(f"  {problem}")


def _weight(problem: Problem) -> int:
    code = problem.rule.code
    return _BY_WEIGHT.index(code) if code in _BY_WEIGHT else len(_BY_WEIGHT)


def _may_wait(error: Problem, noun: Noun) -> bool:
    """Whether it is about something that is not there, among what the noun adds to."""
    return error.rule.code == _MISSING and bool(noun.kind.made_by)


def _file(noun: Noun, stem: str) -> str:
    """The file of its own, or the one that holds all of the kind."""
    return f"content/{noun.kind.path}/{stem}{noun.kind.ending}" if noun.kind.has_file else noun.kind.file


def _wrong_id(root: Path, noun: Noun, stem: str, content: Content) -> str:
    """Why nothing new can have the id; an empty text when it can."""
    if plain_id(stem) != stem:
        return _("'{name}' duger inte som adress. Skriv --id {proposal}", name=stem, proposal=plain_id(stem))
    file = _file(noun, stem)
    if noun.kind.has_file and os.path.lexists(root / file):
        return _(
            "Filen {file} finns redan. Välj ett annat namn: --id {proposal}", file=file, proposal=f"{stem}-2"
        )
    if not noun.kind.has_file and stem in content.folders[noun.kind.name]:
        return _(
            "'{id}' finns redan i {file}. Välj ett annat namn: --id {proposal}",
            id=stem,
            file=file,
            proposal=f"{stem}-2",
        )
    return ""


def _planned(root: Path, noun: Noun, stem: str, fields: Mapping[str, Value]) -> tuple[str, str, str]:
    """The file, its whole text, and what is shown of it; no text when nothing can be added to the file."""
    file = _file(noun, stem)
    if noun.kind.has_file:
        return file, (text := text_of(noun, fields)), text
    shown = text_with(noun, f"{noun.kind.name}:\n", stem, fields)
    try:
        return file, text_with(noun, (root / file).read_bytes().decode("utf-8"), stem, fields), shown
    except FileNotFoundError:
        return file, shown, shown
    except EditError:
        return file, "", shown


def _written(trial: Trial, file: str, say: Say) -> int:
    try:
        trial.write()
    except OSError as error:
        why = _("{file}: Det gick inte att skriva ({reason}).", file=file, reason=reason(error))
        return _refused(say, [why])
    say(_("Filen {file} är skriven. Se sidan: {command}", file=file, command=quoted("serve")))
    return 0


def _answers(
    noun: Noun, given: Mapping[str, str], content: Content, say: Say, ask: Ask | None
) -> tuple[dict[Question, Value], list[str]]:
    answers: dict[Question, Value] = {}
    faults: list[str] = []
    answered: set[str] = set()
    for question in noun.questions():
        text = given.get(question.name, "").strip()
        if question.needs and question.needs not in answered:
            if text:
                needed = next(other for other in noun.questions() if other.name == question.needs)
                faults.append(
                    _(
                        "{flag} behöver också {needed} ({label}).",
                        flag=question.flag,
                        needed=needed.flag,
                        label=needed.label,
                    )
                )
            continue
        if text or not ask:
            value = _given(question, text, noun, content, faults)
        else:
            value = _asked(question, noun, content, say, ask)
        if text or value is not None:
            answered.add(question.name)
        if value is not None:
            answers[question] = value
    return answers, faults


def _given(question: Question, text: str, noun: Noun, content: Content, faults: list[str]) -> Value:
    try:
        if text:
            return value_of(question, text, noun.kind.model, content)
        if question.is_required:
            options = ", ".join(question.options(content))
            choose = _("Välj ett av {options}.", options=options) if options else ""
            missing = _("{flag} saknas.", flag=question.flag)
            faults.append(f"{missing} {question.label}: {question.help} {choose}".rstrip())
    except AnswerError as error:
        faults.append(f"{question.flag}: {error}")
    return None


def _asked(question: Question, noun: Noun, content: Content, say: Say, ask: Ask) -> Value:
    options = question.options(content)
    label = _("{label} (behövs)", label=question.label) if question.is_required else question.label
    say(f"\n{label}: {question.help}")
    if question.is_list:
        say(_("Flera svar skiljs åt med semikolon."))
    if len(options) > _MOST_SHOWN:
        say(_("Skriv ? så visas alla {count} att välja bland.", count=len(options)))
    else:
        _show(options, say)
    while True:
        text = ask("> ").strip()
        if text == "?":
            _show(options, say)
        elif text:
            try:
                return value_of(question, text, noun.kind.model, content)
            except AnswerError as error:
                say(str(error))
        elif question.is_required:
            say(_("Det här behöver fyllas i. Avbryt med Ctrl+C."))
        else:
            return None


def _show(options: Mapping[str, str], say: Say) -> None:
    for number, (code, label) in enumerate(options.items(), 1):
        say(f"  {number:>2} {label} ({code})" if label != code else f"  {number:>2} {label}")


def _asked_id(proposal: str, say: Say, ask: Ask | None) -> str:
    if ask is None:
        return proposal
    say("\n" + _("Namn i adressen: ändras aldrig sedan. Tom rad ger förslaget."))
    return ask(f"{proposal} > ").strip() or proposal


def _refused(say: Say, reasons: Iterable[str]) -> int:
    for each in reasons:
        say(each)
    say(_("Inget skrevs."))
    return 1
