"""What is asked for each kind of file. Labels, help, choices and what is needed come from the records."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from pydantic import BaseModel

from paraply.language import _
from paraply.model.choices import Choice
from paraply.model.content import Content
from paraply.model.kind import Kind, name_of
from paraply.model.kinds import AREA, DECISION, GOAL, GUARANTEE, MEASURE, OWNER, REPORT, SURVEY
from paraply.model.record import FieldGroup, pieces_of
from paraply.model.values import Refers
from paraply.text.positions import Path


@dataclass(frozen=True, slots=True)
class Question:
    """One question: where its answer goes, and what it may be. ``needs`` names the question it follows on."""

    name: str
    path: Path
    label: str
    help: str
    is_required: bool
    is_list: bool
    is_text: bool
    choices: type[Choice] | None
    refers: str
    needs: str

    @property
    def flag(self) -> str:
        """The flag that answers it: ``--level-value``."""
        return f"--{self.name.replace('.', '-').replace('_', '-')}"

    def options(self, content: Content) -> Mapping[str, str]:
        """The codes or ids to choose among, with what people call them; empty for free text."""
        if self.choices:
            return {member.value: member.label for member in self.choices}
        if not self.refers:
            return {}
        records = content.folders[self.refers]
        return {id_: name_of(record) for id_, record in records.items()}


@dataclass(frozen=True, slots=True)
class Noun:
    """A kind of file that can be made, and what is asked."""

    kind: Kind
    asked: str
    """Fields in the order of the file; ``b:a`` is asked only when ``a`` has an answer."""

    title: str = "title"
    """The field that the id is made of."""

    def questions(self) -> list[Question]:
        """Every question, in order."""
        return [_question(self.kind.model, *word.partition(":")[::2]) for word in self.asked.split()]


NOUNS: Final = {
    "guarantee": Noun(
        GUARANTEE,
        "title kind state area owners audience promise wording easy level.value level.bound:level.value "
        "level.unit:level.value level.per:level.value clock_starts exceptions your_part basis.kind "
        "basis.reference:basis.kind consequence.text consequence.compensation:consequence.text "
        "claim.how:consequence.text claim.text:claim.how follow_up.text follow_up.every follow_up.method "
        "measure measure_is:measure decision valid_from review_by source.url source.title:source.url "
        "source.read:source.url body",
    ),
    "measure": Noun(
        MEASURE,
        "title question area owners unit decimals direction method definition source.title every next_update "
        "targets.from_period targets.at_least:targets.from_period targets.at_most:targets.from_period "
        "targets.decision:targets.from_period outcomes.period outcomes.value:outcomes.period",
    ),
    "goal": Noun(
        GOAL,
        "title level parent owners area valid_from valid_to decision measures guarantees body",
    ),
    "survey": Noun(
        SURVEY,
        "title kind owners area about method period invited answered:invited url measures findings",
    ),
    "report": Noun(REPORT, "title kind period published planned decision url note"),
    "decision": Noun(DECISION, "title decided_by date section number route url"),
    "area": Noun(AREA, "title lead owners pictogram contact"),
    "owner": Noun(OWNER, "name kind parent works_for contact valid_from url", "name"),
}
"""What ``new`` can make, with what promises and goals refer to. Areas and owners stand together in a file."""


def _question(model: type[BaseModel], name: str, needs: str) -> Question:
    path: list[str | int] = []
    required = True
    *groups, last = name.split(".")
    for group in groups:
        field = model.model_fields[group]
        pieces = list(pieces_of(field))
        model = next(piece for piece in pieces if isinstance(piece, type) and issubclass(piece, FieldGroup))
        path += [group, 0] if tuple in pieces else [group]
        required = False
    field = model.model_fields[last]
    pieces = list(pieces_of(field))
    choices = [piece for piece in pieces if isinstance(piece, type) and issubclass(piece, Choice)]
    return Question(
        name=name,
        path=(*path, last),
        label=_(field.title or last),
        help=_(field.description) if field.description else "",
        is_required=field.is_required() and (required or bool(needs)),
        is_list=tuple in pieces,
        is_text=str in pieces,
        choices=choices[0] if choices else None,
        refers=next((piece.kind for piece in pieces if isinstance(piece, Refers)), ""),
        needs=needs,
    )
