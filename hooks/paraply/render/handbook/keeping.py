"""The tasks of those who review, go through and keep what is published."""

from typing import Final

from paraply.render.handbook import pictures
from paraply.render.handbook.task import Step, Task

UNDO: Final = Task(
    "angra-en-publicering",
    "Ångra en publicering",
    "Gör en ny ändring som tar tillbaka den förra. Skriv aldrig om historien.",
    (
        Step(
            "Hämta det senaste, och leta upp ändringen. Den senaste står överst.",
            ("git switch main", "git pull", "git log --oneline -5"),
        ),
        Step(
            "Ta tillbaka den senaste ändringen på en egen gren. "
            "En äldre ändring pekas ut med sin kod, i stället för `HEAD`.",
            ("git switch -c ta-tillbaka", "git revert --no-edit HEAD"),
        ),
        Step(
            "Kontrollera att inget publicerat försvinner när du ångrar.",
            (".venv/bin/python scripts/check.py --base main",),
        ),
        Step(
            "Läs vad som ändras för invånarna, och skicka till granskning.",
            (".venv/bin/python scripts/changes.py main", "git push -u origin ta-tillbaka"),
        ),
    ),
    (
        "Var ändringen en sammanslagning av en gren? Lägg till `-m 1` efter `git revert`.",
        "Var en siffra fel? Rätta den hellre med `restated_from`. Då ser läsaren vad som stod förut.",
        "Var hela löftet fel? Ta inte bort det. Skriv `state: withdrawn` och säg vad som gäller.",
        "Webbplatsen ändras när den byggs nästa gång. Det gamla kan ligga kvar hos sökmotorer en tid.",
    ),
    "",
    ("lagg-in-arets-resultat", "vad-syns-i-ett-oppet-arkiv"),
)

REVIEW: Final = Task(
    "granska-en-andring",
    "Granska en ändring",
    "Läs vad som ändras för invånarna, inte bara vad som ändras i filerna.",
    (
        Step(
            "Har ni en förhandsvisning som byggs av sig själv? Öppna den. Annars hämtar du grenen och bygger "
            "en, och öppnar filen som kommandot nämner sist.",
            ("git fetch", "git switch svar-i-telefon", "make preview BASE=main"),
            picture=pictures.REVIEW,
        ),
        Step(
            "Läs sidorna före och efter. De som betyder mest för invånarna står först.", picture=pictures.PAIR
        ),
        Step(
            "Vill du ha samma sak som text?",
            (
                ".venv/bin/python scripts/changes.py main",
                ".venv/bin/python scripts/changes.py main --format markdown",
            ),
            picture=pictures.COMMENT,
        ),
        Step("Läs vilka som måste godkänna. Det är de som ansvarar för det som ändras."),
        Step(
            "Fråga dig: Stämmer det med beslutet? Finns källan? "
            "Förstår den som löftet gäller vad hen ska göra?"
        ),
        Step("Läs varningarna. En varning som får stå kvar ska ha ett skäl i filen, under `accepted`."),
        Step(
            "Kontrollera att inget publicerat försvinner.",
            (".venv/bin/python scripts/check.py --base main",),
        ),
        Step("Godkänn, eller skriv vad som behöver ändras. När grenen slås ihop med `main` är det beslutat."),
    ),
    (
        "Den som har gjort ändringen ska inte godkänna den själv.",
        "Står det att ingenting ändras för läsaren? Då är det bara formen på filen som är ny.",
        "Varje sida i förhandsvisningen säger att den inte är publicerad.",
    ),
    "",
    ("angra-en-publicering", "publicera-fran-ett-datum"),
)

MEETING: Final = Task(
    "ga-igenom-loftena",
    "Gå igenom löftena på ett möte",
    "Skriv ut ett kalkylblad för varje ansvarig, fyll i det på mötet och läs in det igen.",
    (
        Step(
            "Gör kalkylbladen. Varje löfte är en rad, och det som saknas är färgat.",
            (".venv/bin/python scripts/inventory.py --output inventering",),
        ),
        Step(
            "Behöver du bara ett? Skriv den ansvariges id, som det står i `content/results/owners.yml`.",
            (".venv/bin/python scripts/inventory.py --output inventering --owner byggnadsnamnden",),
        ),
        Step(
            "Fyll i de sista kolumnerna på mötet, och spara filen. "
            "Flytta ingen kolumn, och ta inte bort någon."
        ),
        Step(
            "Visa vad som skulle ändras. Inget skrivs.",
            (
                ".venv/bin/python scripts/inventory.py "
                "--apply inventering/inventering-byggnadsnamnden.xlsx --dry-run",
            ),
        ),
        Step(
            "Läs in det. Bara det som någon har ändrat skrivs.",
            (
                ".venv/bin/python scripts/inventory.py "
                "--apply inventering/inventering-byggnadsnamnden.xlsx --yes",
            ),
        ),
        Step(
            "Behöver nämnden en rapport? Den öppnas i Word.",
            (".venv/bin/python scripts/summary.py --since 2026-01-01 --output rapport.html",),
        ),
    ),
    (
        "Kalkylbladen är arbetsmaterial. Lägg dem inte i git.",
        "Ändringarna ska granskas som alla andra innan de publiceras.",
    ),
    "lofte",
    ("byt-garanti-mot-serviceniva", "granska-en-andring"),
)

ARCHIVE: Final = Task(
    "lagg-undan-en-kopia",
    "Lägg undan en kopia (arkiv)",
    "En kopia är en enda zip-fil med hela webbplatsen. Den öppnas utan server, också om många år.",
    (
        Step(
            "Gör kopian. Skriv dagens datum i namnet.",
            (".venv/bin/python scripts/archive.py --output kvalitet-2026-11-23.zip",),
        ),
        Step("Diarieför filen, och det avtryck som kommandot skriver ut."),
        Step(
            "Vill någon veta om en kopia är hel? Kontrollera den.",
            (".venv/bin/python scripts/archive.py --verify kvalitet-2026-11-23.zip",),
        ),
        Step(
            "Är det samma kopia som diariefördes? Jämför avtrycket i diariet med det som skrivs ut. "
            "Du kan också ange det efter `--fingerprint`."
        ),
    ),
    (
        "Samma version och samma dag ger samma avtryck. Kopian går alltså att göra om.",
        "Spara allt i git först. Annars säger kommandot att kopian inte går att göra om.",
        "Packa upp filen och öppna `index.html` i mappen `webbplats`.",
    ),
    "",
    ("vad-syns-i-ett-oppet-arkiv",),
)

OPEN_ARCHIVE: Final = Task(
    "vad-syns-i-ett-oppet-arkiv",
    "Vad syns i ett öppet arkiv",
    "Allt som du lägger in i git kan läsas av alla, om arkivet är öppet. Det gäller också gamla versioner.",
    (
        Step(
            "Se vilka namn och adresser som syns på de senaste ändringarna.",
            ("git log --format='%an <%ae>' -5",),
        ),
        Step(
            "Vill du inte visa din egen adress? Ange en funktion i stället. "
            "Det gäller från din nästa ändring.",
            (
                "git config user.name 'Kommunikation'",
                "git config user.email kommunikation@example.org",
            ),
        ),
        Step("Läs igenom vad du är på väg att lägga in, innan du sparar det.", ("git diff", "git status")),
        Step(
            "Har en personuppgift kommit in? Säg genast till den som sköter arkivet. "
            "Det räcker inte att ta bort raden, för den gamla versionen finns kvar."
        ),
    ),
    (
        "Utkast (`state: draft`) visas inte på webbplatsen. I arkivet kan alla läsa dem.",
        "Det som ska visas en senare dag kan läsas i arkivet redan nu.",
        "Meddelandet till varje ändring syns för alltid. Skriv vad som ändras, inte vem som gjorde fel.",
        "Kommentarer vid granskningen syns också. Skriv dem så att vem som helst kan läsa dem.",
        "Lägg aldrig in namn på invånare, ärenden som går att känna igen, eller lösenord.",
        "Kontakt är en roll, inte en person.",
        "Historien skrivs bara om när en personuppgift måste bort. "
        "Då antecknas att det är gjort, och varför.",
    ),
    "",
    ("lagg-undan-en-kopia", "publicera-fran-ett-datum"),
)
