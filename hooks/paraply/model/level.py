"""A level: what is promised as a number, and the arithmetic of such numbers."""

from decimal import Decimal
from typing import Final, Self

from pydantic import Field, model_validator

from paraply.language import _
from paraply.model.choices import Choice
from paraply.model.record import FieldGroup
from paraply.model.values import Number, Text, refused


class Bound(Choice):
    """How a level limits."""

    AT_MOST = "at_most", "högst"
    AT_LEAST = "at_least", "minst"
    EXACTLY = "exactly", "precis"
    BY_DAY_OF_MONTH = "by_day_of_month", "senast en viss dag i månaden"


class Per(Choice):
    """What a level is counted per."""

    DAY = "day", "per dag"
    WEEK = "week", "per vecka"
    MONTH = "month", "per månad"
    YEAR = "year", "per år"


class LevelUnit(Choice):
    """The units a promise's level can have; the label is the plural form."""

    SECONDS = "sekunder", "sekunder"
    MINUTES = "minuter", "minuter"
    HOURS = "timmar", "timmar"
    DAYS = "dagar", "dagar"
    WORKING_DAYS = "arbetsdagar", "arbetsdagar"
    WEEKDAYS = "vardagar", "vardagar"
    WEEKS = "veckor", "veckor"
    MONTHS = "månader", "månader"
    PERCENT = "procent", "procent"
    COUNT = "antal", "stycken"
    TIMES = "gånger", "gånger"
    DAY_OF_MONTH = "dag_i_månaden", "i månaden"


EXACT_SECONDS: Final = {
    LevelUnit.SECONDS: Decimal(1),
    LevelUnit.MINUTES: Decimal(60),
    LevelUnit.HOURS: Decimal(3_600),
    LevelUnit.DAYS: Decimal(86_400),
    LevelUnit.WEEKS: Decimal(604_800),
}
"""Units that are always as long as this. A working day, a weekday and a month are something else each."""

AVERAGE_SECONDS: Final = {
    LevelUnit.WORKING_DAYS: Decimal(86_400) * 7 / 5,
    LevelUnit.WEEKDAYS: Decimal(86_400) * 7 / 5,
    LevelUnit.MONTHS: Decimal(31_557_600) / 12,
}
"""Units whose length depends on the calendar: five working days or weekdays a week, and a twelfth of 365.25
days a month. Good for setting levels side by side, never for telling which of two is stricter."""

TIME_UNITS: Final = frozenset({*EXACT_SECONDS, *AVERAGE_SECONDS})


def same_amount(value: Decimal, unit: LevelUnit, other: Decimal, other_unit: LevelUnit) -> bool:
    """Whether both mean the same: two weeks are fourteen days, but ten days are not ten working days."""
    return _exact(value, unit) == _exact(other, other_unit)


def _exact(value: Decimal, unit: LevelUnit) -> tuple[Decimal, LevelUnit]:
    """In seconds where that is exactly as long, else as it is."""
    seconds = EXACT_SECONDS.get(unit)
    return (value, unit) if seconds is None else (value * seconds, LevelUnit.SECONDS)


def _seconds(unit: LevelUnit) -> Decimal:
    return EXACT_SECONDS.get(unit) or AVERAGE_SECONDS[unit]


class Extension(FieldGroup):
    """A wider limit that holds in a named case."""

    value: Number = Field(title="Värde", description="Den längre gränsen, i nivåns enhet.")
    when: Text | None = Field(None, title="När", description="I vilket fall den längre gränsen gäller.")


class Level(FieldGroup):
    """What is promised, as a number."""

    bound: Bound = Field(title="Gräns", description="Om talet är ett tak, ett golv eller en fast dag.")
    value: Number = Field(title="Tal", description="Det som utlovas, till exempel 10.")
    unit: LevelUnit = Field(title="Enhet", description="Till exempel veckor. Arbetsdagar är inte dagar.")
    per: Per | None = Field(None, title="Per", description="Om talet gäller per dag, vecka, månad eller år.")
    extended: Extension | None = Field(
        None, title="Längre gräns", description="Om en längre tid gäller i vissa fall."
    )

    @model_validator(mode="after")
    def _is_a_day(self) -> Self:
        """A fixed day of the month is one that some month has."""
        is_day = self.value == int(self.value) and 1 <= self.value <= 31
        if self.bound is Bound.BY_DAY_OF_MONTH and not is_day:
            raise refused(
                "value",
                _("value {value} är ingen dag i månaden", value=self.value),
                _("Skriv en hel dag från 1 till 31."),
            )
        return self

    @property
    def counted_in(self) -> LevelUnit:
        """The unit, which a fixed day of the month has whatever the file says."""
        return LevelUnit.DAY_OF_MONTH if self.bound is Bound.BY_DAY_OF_MONTH else self.unit

    @property
    def is_longest_time(self) -> bool:
        """Whether it is a time within which something is done: it then needs a start to be measured from.

        A day of the month and hours per week need none, and a least time is no limit to wait for.
        """
        limits = self.bound in {Bound.AT_MOST, Bound.EXACTLY}
        return limits and self.per is None and self.counted_in in TIME_UNITS

    @property
    def at_least(self) -> Decimal | None:
        """The lowest outcome that keeps it, in its own unit."""
        return self.value if self.bound in {Bound.AT_LEAST, Bound.EXACTLY} else None

    @property
    def at_most(self) -> Decimal | None:
        """The highest outcome that keeps it, in its own unit."""
        return None if self.bound is Bound.AT_LEAST else self.value

    @property
    def limit(self) -> tuple[Bound, Decimal, LevelUnit, Per | None]:
        """What it limits, equal for levels that mean exactly the same: 2 weeks and 14 days, per the same."""
        return self.bound, *_exact(self.value, self.counted_in), self.per

    def same_limit(self, other: "Level") -> bool:
        """Whether both are one and the same limit; a wider limit is compared where both have one."""
        ours, theirs = self._wider, other._wider
        return self.limit == other.limit and (ours is None or theirs is None or ours == theirs)

    def gives_less_than(self, other: "Level") -> bool:
        """Whether it lets an outcome through that the other does not, where the two can be compared.

        They can when they are counted per the same and in units that are exactly as long as each other.
        """
        bound, value, unit, per = self.limit
        other_bound, others, other_unit, other_per = other.limit
        comparable = bound is other_bound or bound is Bound.EXACTLY
        if not comparable or per is not other_per or unit is not other_unit or other_bound is Bound.EXACTLY:
            return False
        if other_bound is Bound.AT_LEAST:
            return value < others
        ours, theirs = self._wider, other._wider
        return value > others or (ours is not None and theirs is not None and ours > theirs)

    def in_unit(self, unit: LevelUnit) -> "Level | None":
        """The same in another unit of time, per what it is per; None when either is no time.

        By averages where a unit has no exact length.
        """
        if self.counted_in not in TIME_UNITS or unit not in TIME_UNITS:
            return None
        ratio = _seconds(self.unit) / _seconds(unit)
        wider = self.extended and self.extended.model_copy(update={"value": self.extended.value * ratio})
        return self.model_copy(update={"value": self.value * ratio, "unit": unit, "extended": wider})

    @property
    def _wider(self) -> Decimal | None:
        return _exact(self.extended.value, self.counted_in)[0] if self.extended else None
