"""The two ways forward: how far the municipality has come, and where undecided promises could lead."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from paraply.derive.equality import Equality, equality_of
from paraply.derive.views import PromiseView, Views
from paraply.model.guarantee import GuaranteeKind, GuaranteePath, GuaranteeState


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the section would show if every undecided promise took one way."""

    guarantees: int
    service_levels: int
    to_complete: int


@dataclass(frozen=True, slots=True)
class PathProgress:
    """The promises by the way chosen for each; those whose phasing out is done stand in ``phased_out`` only.

    ``total`` is how many promises there are today, withdrawn ones not counted. ``without_decision`` are those
    whose way is chosen, though no decision on it is named.
    """

    total: int
    by_path: Mapping[GuaranteePath, Sequence[PromiseView]]
    phased_out: Sequence[PromiseView]
    without_decision: Sequence[PromiseView]
    if_updated: Outlook
    if_phased_out: Outlook

    @property
    def undecided(self) -> int:
        """How many promises still wait for a way."""
        return len(self.by_path[GuaranteePath.UNDECIDED])


def progress_of(views: Views) -> PathProgress:
    """Count the ways chosen. A promise is phased out when it is withdrawn, or a service level since then."""
    equality = equality_of(views)
    by_path = {
        path: [
            view for view in views.current_promises if view.guarantee.path is path and not is_phased_out(view)
        ]
        for path in GuaranteePath
    }
    chosen = [*views.current_promises, *views.withdrawn_promises]
    return PathProgress(
        len(views.current_promises),
        by_path,
        [view for view in chosen if is_phased_out(view)],
        [view for view in chosen if _is_chosen(view) and view.guarantee.path_decision is None],
        _outlook(equality, frozenset({GuaranteePath.PHASE_OUT})),
        _outlook(equality, frozenset({GuaranteePath.PHASE_OUT, GuaranteePath.UNDECIDED})),
    )


def is_phased_out(view: PromiseView) -> bool:
    """Whether phasing out is done: the promise is withdrawn, or is a service level now."""
    guarantee = view.guarantee
    if guarantee.path is not GuaranteePath.PHASE_OUT:
        return False
    return guarantee.state is GuaranteeState.WITHDRAWN or guarantee.kind is GuaranteeKind.SERVICE_LEVEL


def _is_chosen(view: PromiseView) -> bool:
    return view.guarantee.path is not GuaranteePath.UNDECIDED


def _outlook(equality: Equality, leaving: frozenset[GuaranteePath]) -> Outlook:
    """Those on the ways in ``leaving`` become service levels; the rest keep their kind."""
    kept = [row for row in equality.rows if row.view.guarantee.path not in leaving]
    guarantees = [row for row in kept if row.view.guarantee.kind is GuaranteeKind.GUARANTEE]
    return Outlook(
        len(guarantees), equality.total - len(guarantees), sum(not row.is_complete for row in kept)
    )
