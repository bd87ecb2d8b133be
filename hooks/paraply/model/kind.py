"""What is declared once for each kind of record: its folder, its words, its address and its form."""

from dataclasses import dataclass

from paraply.language import _
from paraply.model.choices import Choice
from paraply.model.record import FieldGroup, FileRecord, Record


class Weight(Choice):
    """What matters most to residents when it changes, first."""

    PROMISES = "promises", "Löften"
    RESULTS = "results", "Resultat"
    GOALS = "goals", "Mål"
    REPORTS = "reports", "Rapporter, mätningar, styrdokument och beslut"
    OTHER = "other", "Områden, ansvariga och kommunen"
    LATER = "later", "Syns inte än"


@dataclass(frozen=True, slots=True)
class Form:
    """How the web form lists the records of a kind. Names are those of the record's fields."""

    name: str
    """In the form's addresses, and in the name of the branch that holds a change."""

    about: str
    shown: tuple[str, ...] = ("title",)
    """A record in the list."""

    named: tuple[str, ...] = ("title",)
    """What names it: the first is looked for by other fields, and all make the name of a new file."""

    groups: tuple[str, ...] = ()
    """Fields to group the list by; those that hold a choice narrow it too."""

    sorted_by: tuple[str, ...] = ("title",)
    preview: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of record. Its words stand in the forms that sentences need; an empty one is never asked for."""

    name: str
    """As the content's own field and ``Refers.kind`` call it: ``policies``."""

    code: str
    """One of them, as the schema and the command for new files call it: ``policy``."""

    model: type[Record]
    path: str
    """The folder, or the one file, under ``content/``."""

    ending: str = ".yml"
    listing: type[FieldGroup] | None = None
    """What the one file holds, when all records stand in a list there, under ``name``."""

    made_by: str = ""
    """What the command ``new`` calls one, where it is not ``code``: it adds one to the list in the file."""

    one: str
    """``styrdokument``."""

    many: str
    """``styrdokument``."""

    the: str = ""
    """Before a name: ``Styrdokumentet`` ”Klimatplan”."""

    new: str = ""
    """``Nytt styrdokument``."""

    among: str = ""
    """After ``finns inte``: ``bland styrdokumenten``."""

    former: str = ""
    """One that no longer holds: ``tidigare mål``."""

    in_order: str = ""
    """Of a list with an order of its own: ``Ordningen på områdena``."""

    address: str = ""
    """The list of all, below which each has a page named by its id; empty for those without pages."""

    is_part: bool = False
    """Each has no page of its own, but a place on the page at ``address``."""

    slug: str
    """The page of its fields in the handbook."""

    hit: float = 0
    """How much a hit in the search counts; 0 for those that are not found there."""

    former_hit: float = 0
    weight: Weight | None = Weight.OTHER
    """Under which heading a change is told; None when no page shows the records."""

    instead: str = ""
    """How one that is published is ended, for whoever has removed its file."""

    form: Form

    @property
    def has_file(self) -> bool:
        """Whether each record has a file of its own."""
        return issubclass(self.model, FileRecord)

    @property
    def has_page(self) -> bool:
        """Whether each record has a page of its own."""
        return bool(self.address) and not self.is_part

    @property
    def file(self) -> str:
        """A file as it is named to people, from the root: ``content/results/policies/NAMN.md``."""
        return f"content/{self.path}/NAMN{self.ending}" if self.has_file else f"content/{self.path}"

    @property
    def title(self) -> str:
        """One of them as a heading."""
        return _capital(_(self.one))

    @property
    def heading(self) -> str:
        """All of them as a heading."""
        return _capital(_(self.many))


def name_of(record: Record) -> str:
    """What a record is called: its name or title, or of whom it is told when it has neither."""
    called = getattr(record, "name", None) or getattr(record, "title", None)
    if called:
        return str(called)
    service, municipality = getattr(record, "service", ""), getattr(record, "municipality", "")
    return _("{service} i {municipality}", service=service, municipality=municipality)


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
