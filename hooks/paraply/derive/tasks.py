"""What is left to do for each promise to be as clear as the others, as tasks for whoever answers for it."""

from typing import Final

from paraply.derive.equality import PromiseAnswers
from paraply.language import N_, _
from paraply.model.questions import Question

TASKS: Final = {
    Question.LEVEL: N_("Bestäm en nivå, ett tal som löftet kan mätas mot"),
    Question.CLOCK_STARTS: N_("Skriv när tiden börjar räknas"),
    Question.YOUR_PART: N_("Skriv vad den som löftet gäller själv ska göra"),
    Question.EXCEPTIONS: N_("Skriv när löftet inte gäller"),
    Question.CONSEQUENCE: N_("Bestäm vad som händer när löftet inte hålls"),
    Question.CLAIM: N_("Skriv hur man får sin ersättning"),
    Question.FOLLOW_UP: N_("Bestäm hur och hur ofta löftet följs upp"),
    Question.MEASURE: N_("Koppla ett mått, så att resultatet kan visas"),
    Question.DECISION: N_("Ange beslutet som löftet bygger på"),
    Question.BASIS: N_("Ange om löftet bygger på lag eller är kommunens eget"),
    Question.OUTCOME: N_("Redovisa ett resultat som går att bedöma"),
}
INDIRECT_TASK: Final = N_(
    "Följ upp genom att räkna ärenden, inte bara avvikelser, klagomål eller en indikator"
)
LAW_TASK: Final = N_("Skriv vad kommunen lägger till utöver lagen, eller visa löftet som lagens gräns")


def tasks_of(row: PromiseAnswers) -> list[str]:
    """The tasks that are left, in the order of the questions; empty when none is."""
    tasks = [_(TASKS[question]) for question in row.missing]
    if row.is_indirect:
        tasks.append(_(INDIRECT_TASK))
    if row.is_law_only:
        tasks.append(_(LAW_TASK))
    return tasks
