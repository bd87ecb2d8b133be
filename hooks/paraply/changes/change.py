"""Changes are values: what a reader will meet that was not there before, each able to say so in Swedish."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field

from paraply import numbers
from paraply.language import _
from paraply.model.dates import PartialDate
from paraply.model.kind import Weight


@dataclass(frozen=True, slots=True)
class Subject:
    """The record a change is about. ``files`` are where it was read; ``address`` is empty without a page."""

    folder: str
    id: str
    name: str
    weight: Weight
    address: str = ""
    files: frozenset[str] = field(default=frozenset(), compare=False)


@dataclass(frozen=True, slots=True)
class Change(ABC):
    """One thing that changes about a subject."""

    subject: Subject

    @property
    def weight(self) -> Weight:
        """The group it is told in."""
        return self.subject.weight

    @abstractmethod
    def explain(self) -> str:
        """The change as a Swedish sentence that stands after the subject's name."""


@dataclass(frozen=True, slots=True)
class Appears(Change):
    """A record that was not there. ``what`` begins the sentence, ``told`` is the gist of the record."""

    what: str
    told: str = ""

    def explain(self) -> str:
        return f"{self.what}: {self.told}." if self.told else f"{self.what}."


@dataclass(frozen=True, slots=True)
class Goes(Change):
    """A record that is no longer there. ``leads_to`` is where its old address leads, empty when nowhere."""

    leads_to: str = ""
    had_page: bool = True

    def explain(self) -> str:
        if not self.had_page:
            return _("Tas bort.")
        if self.leads_to:
            return _("Tas bort. Den gamla adressen leder till /{leads_to}.", leads_to=self.leads_to)
        return _("Tas bort. Den gamla adressen slutar fungera.")


@dataclass(frozen=True, slots=True)
class Moves(Change):
    """A record with a new address. ``is_led`` tells whether the old address leads to the new one."""

    old_address: str
    is_led: bool

    def explain(self) -> str:
        led = (
            _("Den gamla adressen leder hit.")
            if self.is_led
            else _("Den gamla adressen slutar fungera: skriv den i old_addresses.")
        )
        return _(
            "Flyttar från /{old_address} till /{address}. {led}",
            old_address=self.old_address,
            address=self.subject.address,
            led=led,
        )


@dataclass(frozen=True, slots=True)
class Alters(Change):
    """A field, or something that follows from several. ``before`` and ``after`` are empty when absent."""

    field: str
    what: str
    before: str
    after: str

    def explain(self) -> str:
        if self.before and self.after:
            return _(
                "{what} ändras från {before} till {after}.",
                what=self.what,
                before=self.before,
                after=self.after,
            )
        if self.after:
            return _("{what} läggs till: {after}.", what=self.what, after=self.after)
        return (
            _("{what} tas bort: {before}.", what=self.what, before=self.before)
            if self.before
            else _("{what} ändras.", what=self.what)
        )


@dataclass(frozen=True, slots=True)
class AltersFigure(Change):
    """A figure of a measure, for a period and perhaps a group; empty when there is none."""

    period: str
    group: str
    before: str
    after: str

    def explain(self) -> str:
        when = f"{self.period}, {self.group.lower()}" if self.group else self.period
        if self.before and self.after:
            return _(
                "Resultatet för {when} ändras från {before} till {after}.",
                when=when,
                before=self.before,
                after=self.after,
            )
        if self.after:
            return _("Nytt resultat för {when}: {after}.", when=when, after=self.after)
        return _("Resultatet för {when} tas bort: {before}.", when=when, before=self.before)


@dataclass(frozen=True, slots=True)
class Later(Change):
    """A change that residents do not see yet: from ``day``, or never while it is a draft."""

    change: Change
    day: PartialDate | None

    @property
    def weight(self) -> Weight:
        return Weight.LATER

    def explain(self) -> str:
        when = (
            _("Visas från {day}.", day=numbers.day(self.day))
            if self.day
            else _("Visas inte, så länge det är ett utkast.")
        )
        return f"{self.change.explain()} {when}"
