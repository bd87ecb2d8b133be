"""Texts people write → values of a file, and the file's text."""

import re
from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Any

from paraply.language import _
from paraply.load.validate import dotted, validated
from paraply.model.content import Content
from paraply.model.record import Record
from paraply.newfile.questions import Noun, Question
from paraply.problems import did_you_mean
from paraply.text.yamledit import Append, block, edited
from paraply.text.yamlfile import Document, Value, read_yaml

_BESIDE = 2
"""A line of its own for the answer that is judged; what other answers will mend stands on line 1."""


class AnswerError(ValueError):
    """Raised when an answer cannot be used; the message is Swedish and says what to write instead."""


def value_of(question: Question, text: str, model: type[Record], content: Content) -> Value:
    """The value of a text that is not empty, as a file holds it. Raises ``AnswerError``."""
    value: Value
    if question.is_list:
        parts = re.split(r";" if question.is_text and not question.refers else r"[;,\s]+", text)
        value = [_single(question, part.strip(), content) for part in parts if part.strip()]
    else:
        value = _single(question, text.strip(), content)
    document = Document(value=nested({question: value}), lines={question.path: _BESIDE})
    _record, problems = validated(model, document, "")
    for problem in problems:
        if problem.place.line == _BESIDE:
            message = problem.message.removeprefix(f"{dotted(question.path)}: ")
            raise AnswerError(f"{message} {problem.hint}".strip())
    return value


def nested(answers: Mapping[Question, Value]) -> dict[str, Value]:
    """Answers as the fields of a file, in the order asked."""
    fields: dict[str, Value] = {}
    for question, value in answers.items():
        *groups, last = question.path
        inner: Any = fields
        for here, after in zip(groups, question.path[1:], strict=True):
            if isinstance(here, int):
                if not inner:
                    inner.append({})
                inner = inner[here]
            else:
                inner = inner.setdefault(here, [] if isinstance(after, int) else {})
        inner[last] = value
    return fields


def text_of(noun: Noun, fields: Mapping[str, Value]) -> str:
    """The file: its fields, and for Markdown files the text below them."""
    if noun.kind.ending != ".md":
        return block(fields)
    body = fields.get("body")
    front = block({name: value for name, value in fields.items() if name != "body"})
    return f"---\n{front}---\n" + (f"{body}\n" if body else "")


def text_with(noun: Noun, text: str, id_: str, fields: Mapping[str, Value]) -> str:
    """The text of a file that holds all of a kind, with one more last. Raises ``EditError``."""
    return edited(text, [Append(noun.kind.name, {"id": id_, **fields})])


def _single(question: Question, text: str, content: Content) -> Value:
    options = question.options(content)
    if question.choices or question.refers:
        return _chosen(text, options, options.values() if question.choices else options)
    if question.is_text:
        return text
    plain = read_yaml(text, "").value
    return plain if isinstance(plain, int | Decimal) else text


def _chosen(text: str, options: Mapping[str, str], named: Collection[str]) -> str:
    """The code: of a code, its word in Swedish, or its number in the list that was shown.

    ``named`` is what to propose: words for a choice, ids for another record.
    """
    by_word = {label.casefold(): code for code, label in options.items()}
    by_number = {str(number): code for number, code in enumerate(options, 1)}
    for known in ({code: code for code in options}, by_word, by_number):
        if found := known.get(text) or known.get(text.casefold()):
            return found
    proposal = did_you_mean(text, [*named, *options])
    if not proposal and options and len(options) <= 12:
        proposal = _("Välj ett av {options}.", options="; ".join(named))  # a word may hold a comma
    if not options:
        proposal = _("Inget sådant är inlagt än. Lämna frågan tom, och lägg till det sedan.")
    unknown = _("'{text}' finns inte.", text=text)
    raise AnswerError(f"{unknown} {proposal}".strip())
