"""The tasks of those who write: promises, figures, and the day they are shown."""

from dataclasses import replace
from typing import Final

from paraply.render.handbook.pictures import FOUND, PAGE
from paraply.render.handbook.task import Step, Task

_CHECK: Final = Step(
    "Kontrollera. Är något fel får du veta fil, rad och vad du kan skriva i stället.", ("make check",)
)
_CHECK_FIGURE: Final = replace(
    _CHECK,
    answer="content/results/measures/bygglov-beslut-i-tid.yml:41: fel L14 outcomes.7.value: '96,4' har "
    "decimalkomma. Skriv 96.4.",
)
_LOOK: Final = Step(
    "Se hur det blir. Öppna http://127.0.0.1:8000/ i webbläsaren. Sidan visas om när du sparar. "
    "Sluta med Ctrl+C.",
    ("make serve",),
)


def _begin(branch: str) -> Step:
    return Step(
        "Hämta det senaste, och börja på en egen gren. Då publiceras inget förrän någon annan har granskat.",
        ("git switch main", "git pull", f"git switch -c {branch}"),
    )


def _send(branch: str, message: str) -> Step:
    return Step(
        "Spara ändringen i git och skicka den. Be sedan om granskning där koden finns.",
        ("git add content", f"git commit -m '{message}'", f"git push -u origin {branch}"),
    )


CHANGE: Final = Task(
    "andra-ett-lofte",
    "Ändra ett löfte",
    "Skriv den nya lydelsen, och spara den gamla. Då syns det vad som gällde förut.",
    (
        _begin("bygglov-sju-veckor"),
        Step(
            "Öppna löftets fil i `content/guarantees/`. Filen heter som det sista i sidans adress. "
            "Fälten står mellan de två raderna med tre streck."
        ),
        Step(
            "Ändra `promise` och `level` till det nya.",
            example="promise: Du får beslut om bygglov senast sju veckor efter att din ansökan är komplett.\n"
            "level: {bound: at_most, value: 7, unit: veckor}",
        ),
        Step(
            "Lägg den gamla lydelsen i `earlier`, så som den stod. Skriv sista dagen den gäller i `until`. "
            "Den nya visas från dagen efter. Finns listan redan, lägg till raden sist.",
            example="earlier:\n"
            "  - until: 2026-12-31\n"
            "    promise: Du får beslut om bygglov senast åtta veckor efter att din ansökan är komplett.\n"
            "    level: {bound: at_most, value: 8, unit: veckor}\n"
            "    why: E-tjänsten gör att vi kan lova kortare tid.",
        ),
        _CHECK,
        replace(
            _LOOK,
            text=f"{_LOOK.text} Gäller ändringen senare, skriv dagen först.",
            commands=("PARAPLY_TODAY=2027-01-01 make serve",),
            picture=PAGE,
        ),
        _send("bygglov-sju-veckor", "Ändra löftet om bygglov till sju veckor"),
    ),
    (
        "Äldre resultat bedöms efter den nivå som gällde då. Ändra därför aldrig nivån i `earlier`.",
        "Låt `valid_from` stå. Det är dagen då löftet först började gälla.",
        "Står tiden också i `title` eller `easy`? De visas redan i dag. Ändra dem när den nya lydelsen har "
        "börjat gälla. Kontrollen påminner dig.",
        "Finns ett nytt beslut? Lägg det i en egen fil i `content/results/decisions/`. "
        "Skriv sedan filens namn i `decision`.",
        "Byt aldrig namn på filen. Namnet är sidans adress.",
        "Rättar du bara ett stavfel behövs ingen rad i `earlier`.",
    ),
    "lofte",
    ("publicera-fran-ett-datum", "granska-en-andring"),
)

FORM: Final = Task(
    "andra-i-formularet",
    "Ändra i formuläret",
    "Fyll i ett formulär i webbläsaren i stället för att skriva i filerna. Det sparar på en egen gren.",
    (
        Step(
            "Öppna formuläret på din dator. Välj sedan **Öppna formuläret** i webbläsaren. "
            "Har ni lagt formuläret på en egen adress? Gå dit och logga in i stället.",
            ("make editor",),
        ),
        Step("Välj **Löften** eller **Mått** till vänster, och sedan raden. Eller sök i rutan ovanför."),
        Step(
            "Ändra det som ska ändras. Till höger står texten som invånarna läser den. "
            "Andra löften, mått och beslut väljer du med deras namn."
        ),
        Step("Välj **Spara**. Är något fel ifyllt står det vid fältet vad du kan skriva i stället."),
        Step(
            "Är du klar? Sluta med Ctrl+C där du skrev kommandot. Då visas grenarna med dina ändringar. "
            "Skicka dem, och be om granskning där koden finns.",
            ("git push origin 'refs/heads/cms/*'",),
        ),
    ),
    (
        "Formuläret skriver bara det du har ändrat. Kommentarer och ordning i filen är kvar.",
        "Har du andra ändringar i mappen? Checka in dem först, annars öppnas inte formuläret.",
        "Varje löfte och mått får en egen gren. Ändrar du samma igen hamnar det på samma gren.",
        "På en egen adress blir varje ändring en begäran av sig själv. "
        "Välj **Under granskning** när du är klar.",
        "I formuläret går det inte att ta bort en fil eller att publicera. Det gör den som granskar.",
    ),
    "",
    ("andra-ett-lofte", "lagg-in-arets-resultat", "granska-en-andring"),
)

RESULT: Final = Task(
    "lagg-in-arets-resultat",
    "Lägg in årets resultat",
    "Lägg till en rad i måttets fil, eller läs in ett kalkylblad. Bedömningen räknas ut av sig själv.",
    (
        _begin("resultat-2026"),
        Step(
            "Har du siffrorna i ett kalkylblad? Visa först vad som skulle ändras. Inget skrivs då.",
            (".venv/bin/python scripts/import_report.py utfall-2026.xlsx --period 2026 --dry-run",),
        ),
        Step(
            "Stämmer det? Kör samma kommando utan `--dry-run`. Du får en fråga innan något skrivs. "
            "Med `--yes` slipper du den. Ändras en publicerad siffra ska skälet stå efter `--why`.",
            (".venv/bin/python scripts/import_report.py utfall-2026.xlsx --period 2026 --yes",),
        ),
        Step(
            "Eller skriv själv. Öppna måttets fil i `content/results/measures/` "
            "och lägg en rad sist i `outcomes`. "
            "Skriv decimaler med punkt.",
            example="outcomes:\n"
            "  - {period: 2026, value: 96.4, numerator: 297, denominator: 308, published: 2027-02-12}",
        ),
        Step(
            "Saknas siffran? Skriv varför. Skriv aldrig 0 för något som ni inte vet.",
            example="outcomes:\n  - {period: 2026, missing: not_measured, why: Systemet byttes under året.}",
        ),
        Step(
            "Är en publicerad siffra fel? Skriv den rätta, med sina antal, och spara den gamla med skälet.",
            example="outcomes:\n"
            "  - period: 2025\n"
            "    value: 96.1\n"
            "    numerator: 296\n"
            "    denominator: 308\n"
            "    restated_from: {value: 95.0, published: 2026-02-13, why: Två ärenden räknades dubbelt.}",
        ),
        Step(
            "Berätta varför det gick som det gick, och vad ni gör nu. Det är det som läsaren undrar.",
            example="comment: Fler ansökningar är kompletta från början.\n"
            "next_steps: Vi ringer dig inom en vecka om något saknas.",
        ),
        _CHECK_FIGURE,
        Step(
            "Se vad siffran betyder för invånarna: vilka bedömningar som ändras, och åt vilket håll.",
            (".venv/bin/python scripts/changes.py main",),
        ),
        replace(_send("resultat-2026", "Lägg in resultaten för 2026"), picture=FOUND),
    ),
    (
        "En siffra för en del av året bedöms inte. Skriv perioden som `2026-T2` eller `2026-05`.",
        "Mått från Kolada har inga egna rader i `outcomes`. De hämtas.",
        "Är svaren få kan någon bli igenkänd. Skriv då `missing: too_few` och ingen siffra.",
    ),
    "matt",
    ("hamta-siffror-fran-kolada", "granska-en-andring"),
)

KOLADA: Final = Task(
    "hamta-siffror-fran-kolada",
    "Hämta siffror från Kolada",
    "Ett kommando hämtar de nyaste värdena. Ett annat lägger till ett nytt mått.",
    (
        _begin("nytt-fran-kolada"),
        Step(
            "Visa först vad som är nytt. Inget skrivs.",
            (".venv/bin/python scripts/fetch_kolada.py --dry-run",),
        ),
        Step("Hämta värdena.", (".venv/bin/python scripts/fetch_kolada.py",)),
        Step(
            "Vill du ha ett nytt mått? Sök med ett ord i nyckeltalets titel.",
            (".venv/bin/python scripts/fetch_kolada.py --search trygg",),
        ),
        Step(
            "Lägg till det med Koladas id. Säg vilket håll som är bättre, och vilket område det hör till. "
            "Id för områdena står i `content/results/areas.yml`.",
            (
                ".venv/bin/python scripts/fetch_kolada.py --add N15419 --direction higher "
                "--area forskola-och-skola",
            ),
        ),
        Step(
            "Skriv måttets fråga och förklaring med egna ord. Ange också målet, om det finns ett.",
            example="question: Hur stor del av eleverna är trygga i skolan?\n"
            "targets:\n  - {from_period: 2026, at_least: 90}",
        ),
        _CHECK,
        _send("nytt-fran-kolada", "Hämta nya värden från Kolada"),
    ),
    (
        "Ändra aldrig i `content/results/kolada/`. De filerna skrivs av kommandot.",
        "Svarar Kolada inte, eller svarar den något konstigt, ändras ingenting.",
        "Har nyckeltalet bytt titel stannar hämtningen. "
        "Läs den nya titeln, och svara med `--accept` och dess id.",
        "Har ni slagit på den veckovisa hämtningen kommer värdena varje måndag. Då återstår att granska.",
    ),
    "matt",
    ("lagg-in-arets-resultat", "granska-en-andring"),
)

SERVICE_LEVEL: Final = Task(
    "byt-garanti-mot-serviceniva",
    "Byt ut en garanti mot en servicenivå",
    "En servicenivå säger vad invånaren kan räkna med, men ger ingen ersättning. Bytet ska synas.",
    (
        _begin("bygglov-serviceniva"),
        Step(
            "Lägg beslutet i en ny fil i `content/results/decisions/`. Kommandot frågar om det som behövs. "
            "Filens namn blir beslutets id.",
            (".venv/bin/python scripts/new.py decision",),
            example="title: Bygglov blir en servicenivå\ndecided_by: byggnadsnamnden\n"
            "date: 2026-10-15\nnumber: BN 2026-90",
        ),
        Step(
            "Öppna löftets fil. Ändra `kind`, och skriv beslutets id. Ta bort `consequence` och `claim` "
            "med alla sina rader.",
            example="kind: service_level\npath: update\ndecision: bygglov-blir-en-serviceniva",
        ),
        Step(
            "Spara i `earlier` att det var en garanti, till och med vilken dag, och varför det ändrades.",
            example="earlier:\n"
            "  - until: 2026-10-31\n"
            "    kind: guarantee\n"
            "    promise: Du får beslut om bygglov senast åtta veckor efter att din ansökan är komplett.\n"
            "    level: {bound: at_most, value: 8, unit: veckor}\n"
            "    why: Nämnden beslutade att ersättningen upphör.",
        ),
        _CHECK,
        Step("Läs vad invånaren mister.", (".venv/bin/python scripts/changes.py main",)),
        _send("bygglov-serviceniva", "Gör löftet om bygglov till en servicenivå"),
    ),
    (
        "Gör bytet den dag det gäller, inte i förväg. En tidigare konsekvens går inte att spara i `earlier`.",
        "Ska löftet upphöra helt? Skriv `state: withdrawn` och sista dagen i `valid_to`. "
        "Ersätts det av ett annat löfte, skriv dess namn i `replaced_by`.",
        "Ta aldrig bort filen. Sidan ska finnas kvar och säga vad som gäller nu.",
        "En garanti utan nivå eller konsekvens visas redan som servicenivå.",
    ),
    "lofte",
    ("andra-ett-lofte", "ga-igenom-loftena"),
)

FROM_A_DAY: Final = Task(
    "publicera-fran-ett-datum",
    "Publicera från ett visst datum",
    "Skriv dagen i filen. Innan dess syns inget på webbplatsen.",
    (
        Step(
            "Är löftet nytt? Svara på frågorna, så skrivs filen. "
            "Skriv att det är beslutat, och från vilken dag det gäller.",
            (".venv/bin/python scripts/new.py guarantee",),
            example="state: planned\nvalid_from: 2027-03-01",
        ),
        Step(
            "Är det en ändring? Skriv det nya, och lägg den gamla lydelsen i `earlier`. "
            "Den gamla visas till och med sin sista dag. Låt `valid_from` stå.",
            example="earlier:\n"
            "  - until: 2027-02-28\n"
            "    promise: Du får beslut om bygglov senast åtta veckor efter att din ansökan är komplett.\n"
            "    level: {bound: at_most, value: 8, unit: veckor}",
        ),
        Step("Är det en siffra? Skriv dagen i `published` på siffrans rad, i måttets fil."),
        Step(
            "Bygg webbplatsen så som den blir den dagen, och titta.",
            ("PARAPLY_TODAY=2027-03-01 make serve",),
        ),
        Step(
            "Se vad som visas senare, och från vilken dag.",
            (".venv/bin/python scripts/changes.py main",),
        ),
    ),
    (
        "Webbplatsen måste byggas den dagen. Byggs den inte varje natt får någon köra `make site`.",
        "Filen kan läsas i arkivet före dagen, om arkivet är öppet. "
        "Är uppgiften hemlig, vänta med att lägga in den.",
        "Ett utkast har `state: draft`. Det visas aldrig, oavsett dag.",
    ),
    "lofte",
    ("andra-ett-lofte", "vad-syns-i-ett-oppet-arkiv"),
)
