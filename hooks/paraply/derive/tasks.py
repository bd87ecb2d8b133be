"""What is left to do for each promise, as what whoever answers for it has to do.

Each is said without a call to do it: residents read it as well as staff.

Either it becomes as clear as the others, or it is phased out so that nobody is left without an answer.
"""

from typing import Final

from paraply.derive.equality import PromiseAnswers
from paraply.derive.ways import is_phased_out
from paraply.language import N_, _
from paraply.model.guarantee import BasisKind, GuaranteeKind, GuaranteePath
from paraply.model.questions import Question

TASKS: Final = {
    Question.LEVEL: N_("Bestämma en nivå, ett tal som löftet kan mätas mot"),
    Question.CLOCK_STARTS: N_("Skriva när tiden börjar räknas"),
    Question.YOUR_PART: N_("Skriva vad den som löftet gäller själv ska göra"),
    Question.EXCEPTIONS: N_("Skriva när löftet inte gäller"),
    Question.CONSEQUENCE: N_("Bestämma vad som händer när löftet inte hålls"),
    Question.CLAIM: N_("Skriva hur man får sin ersättning"),
    Question.FOLLOW_UP: N_("Bestämma hur och hur ofta löftet följs upp"),
    Question.MEASURE: N_("Koppla ett mått, så att resultatet kan visas"),
    Question.DECISION: N_("Ange beslutet som löftet bygger på"),
    Question.BASIS: N_("Ange om löftet bygger på lag eller är kommunens eget"),
    Question.OUTCOME: N_("Redovisa ett resultat som går att bedöma"),
}
INDIRECT_TASK: Final = N_(
    "Följa upp genom att räkna ärenden, inte bara avvikelser, klagomål, medelvärden eller en indikator"
)
LAW_TASK: Final = N_("Skriva vad kommunen lägger till utöver lagen, eller visa löftet som lagens gräns")


def tasks_of(row: PromiseAnswers) -> list[str]:
    """The tasks that are left, in the order of the questions; empty when none is."""
    tasks = [_(TASKS[question]) for question in row.missing]
    if row.is_indirect:
        tasks.append(_(INDIRECT_TASK))
    if row.is_law_only:
        tasks.append(_(LAW_TASK))
    return tasks


def update_tasks_of(row: PromiseAnswers) -> list[str]:
    """The tasks that are left before a promise can be kept as it should be.

    The decision on the way and the look into the law are asked of both ways, so that they are counted alike.
    """
    guarantee = row.view.guarantee
    stays = guarantee.path in {GuaranteePath.KEEP, GuaranteePath.UPDATE}
    is_decided = stays and guarantee.path_decision is not None
    decide = [] if is_decided else [_("Besluta om löftet ska vara kvar, och ange beslutet")]
    return [*decide, *tasks_of(row), *_law_task(row)]


def phase_out_tasks_of(row: PromiseAnswers) -> list[str]:
    """The tasks that are left before a promise is phased out; empty when it is.

    The first two are what the check asks of one that is on its way out. What to expect instead is asked of
    every one, so that whoever relied on the promise is not left with nothing.
    """
    guarantee = row.view.guarantee
    if is_phased_out(row.view):
        return []
    is_decided = guarantee.path is GuaranteePath.PHASE_OUT and guarantee.path_decision is not None
    has_instead = guarantee.replaced_by is not None or guarantee.kind is GuaranteeKind.SERVICE_LEVEL
    told = (
        (is_decided, N_("Besluta om löftet ska tas bort, och ange beslutet")),
        (guarantee.valid_to is not None, N_("Bestämma löftets sista dag")),
        (has_instead, N_("Skriva vad man kan vänta sig i stället")),
    )
    return [*(_(task) for is_done, task in told if not is_done), *_law_task(row)]


def _law_task(row: PromiseAnswers) -> list[str]:
    """What the law says holds with the promise and without it, so it has to be known on either way."""
    basis = row.view.guarantee.basis
    unknown = basis is not None and basis.kind is BasisKind.LAW and basis.checked is None
    return [_("Kontrollera vad lagen säger, för den gäller med och utan löftet")] if unknown else []
