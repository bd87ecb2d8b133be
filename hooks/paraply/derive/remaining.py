"""What is left to do for each promise to be as clear as the others, as tasks for whoever answers for it."""

from typing import Final

from paraply.derive.equality import Question, Row

TASKS: Final = {
    Question.LEVEL: "Bestäm en nivå, ett tal som löftet kan mätas mot",
    Question.CLOCK_STARTS: "Skriv när tiden börjar räknas",
    Question.YOUR_PART: "Skriv vad den som löftet gäller själv ska göra",
    Question.EXCEPTIONS: "Skriv när löftet inte gäller",
    Question.CONSEQUENCE: "Bestäm vad som händer när löftet inte hålls",
    Question.CLAIM: "Skriv hur man får sin ersättning",
    Question.FOLLOW_UP: "Bestäm hur och hur ofta löftet följs upp",
    Question.MEASURE: "Koppla ett mått, så att resultatet kan visas",
    Question.DECISION: "Ange beslutet som löftet bygger på",
    Question.BASIS: "Ange om löftet bygger på lag eller är kommunens eget",
    Question.OUTCOME: "Redovisa ett resultat som går att bedöma",
}
INDIRECT_TASK: Final = "Följ upp genom att räkna ärenden, inte bara avvikelser, klagomål eller en indikator"
LAW_TASK: Final = "Skriv vad kommunen lägger till utöver lagen, eller visa löftet som lagens gräns"


def remaining(row: Row) -> list[str]:
    """The tasks that are left, in the order of the questions; empty when none is."""
    tasks = [TASKS[question] for question in row.missing]
    if row.is_indirect:
        tasks.append(INDIRECT_TASK)
    if row.is_law_only:
        tasks.append(LAW_TASK)
    return tasks
