import json
from datetime import date

import pytest

from paraply.command import findings as report
from paraply.problems import Family, Place, Problem, Rule, Severity

ERROR = Rule("R01", Family.REFERENCES, Severity.ERROR, "Hänvisningen leder ingenstans", "För att.")
WARNING = Rule("G07", Family.GUARANTEE, Severity.WARNING, "Motkrav saknas", "För att.")

WRONG = ERROR.at(Place("content/b.md", 4), "'x' finns inte.", "Menade du 'y'?")
VAGUE = WARNING.at(Place("content/a.md", 2), "Det står inte vad du ska göra.")
ANSWERED = WARNING.at(Place("content/c.md", 9), "Det står inte vad du ska göra.").answered("Inget krävs.")


def many(rule: Rule, amount: int) -> list[Problem]:
    return [rule.at(Place("content/a.md", line), f"Nummer {line}.") for line in range(1, amount + 1)]


def test_problems_stand_in_the_order_of_files_and_lines() -> None:
    assert list(report.as_text([WRONG, ANSWERED, VAGUE])) == [
        "content/a.md:2: varning G07 Det står inte vad du ska göra.",
        "content/b.md:4: fel R01 'x' finns inte. Menade du 'y'?",
        "1 fel och 1 varning i 2 filer. 1 besvarad varning.",
    ]


def test_answered_warnings_are_shown_on_request() -> None:
    lines = list(report.as_text([ANSWERED], show_all=True))
    assert lines[0].endswith("Besvarad: Inget krävs.")
    assert len(list(report.as_text([ANSWERED]))) == 1


@pytest.mark.parametrize(
    ("problems", "line"),
    [
        ([], "0 fel och 0 varningar."),
        ([WRONG], "1 fel och 0 varningar i 1 fil."),
        ([VAGUE, VAGUE, ANSWERED, ANSWERED], "0 fel och 2 varningar i 1 fil. 2 besvarade varningar."),
    ],
)
def test_the_count_is_one_sentence(problems: list[Problem], line: str) -> None:
    assert report.counted(problems) == line


def test_json_holds_everything() -> None:
    told = json.loads(report.as_json([WRONG, ANSWERED], date(2026, 11, 23)))
    assert (told["today"], told["errors"], told["warnings"], told["answered"]) == ("2026-11-23", 1, 0, 1)
    assert told["problems"][0] == {
        "file": "content/b.md",
        "line": 4,
        "code": "R01",
        "family": "references",
        "severity": "error",
        "title": "Hänvisningen leder ingenstans",
        "message": "'x' finns inte.",
        "hint": "Menade du 'y'?",
        "accepted": None,
    }
    assert told["problems"][1]["accepted"] == "Inget krävs."


def test_github_shows_problems_beside_their_lines() -> None:
    assert list(report.as_github([WRONG, VAGUE, ANSWERED])) == [
        "::error file=content/b.md,line=4,title=R01 Hänvisningen leder ingenstans::"
        "'x' finns inte. Menade du 'y'?",
        "::warning file=content/a.md,line=2,title=G07 Motkrav saknas::Det står inte vad du ska göra.",
        "1 fel och 1 varning i 2 filer. 1 besvarad varning.",
    ]


def test_github_gets_ten_of_each_and_a_word_about_the_rest() -> None:
    lines = list(report.as_github([*many(ERROR, 12), *many(WARNING, 15)]))
    assert sum(line.startswith("::error ") for line in lines) == 10
    assert sum(line.startswith("::warning ") for line in lines) == 10
    assert lines[-2:] == ["::notice::och 7 till, se sammanfattningen", "12 fel och 15 varningar i 1 fil."]
    assert not any("::notice" in line for line in report.as_github(many(ERROR, 10)))


def test_gitlab_gets_a_report_of_what_nobody_has_answered() -> None:
    first, second = json.loads(report.as_gitlab([WRONG, VAGUE, ANSWERED]))
    assert second == {
        "description": "'x' finns inte. Menade du 'y'?",
        "check_name": "R01 Hänvisningen leder ingenstans",
        "fingerprint": second["fingerprint"],
        "severity": "critical",
        "location": {"path": "content/b.md", "lines": {"begin": 4}},
    }
    assert (first["severity"], first["location"]["path"]) == ("minor", "content/a.md")
    assert json.loads(report.as_gitlab([])) == []


def test_gitlab_knows_a_finding_that_is_moved_and_tells_twins_apart() -> None:
    def fingerprints(*lines: int) -> list[str]:
        found = [VAGUE.rule.at(Place("content/a.md", line), VAGUE.message) for line in lines]
        return [entry["fingerprint"] for entry in json.loads(report.as_gitlab(found))]

    assert fingerprints(2) == fingerprints(40)
    assert len(set(fingerprints(2, 3, 4))) == 3


def test_changed_lines_come_first_and_changed_files_next() -> None:
    problems = [
        VAGUE,
        WARNING.at(Place("content/b.md", 1), "Orörd rad."),
        WARNING.at(Place("content/b.md", 7), "Ändrad rad."),
    ]
    lines = list(report.as_github(problems, {"content/b.md": {7}}))
    assert [line.rpartition("::")[2] for line in lines[:3]] == ["Ändrad rad.", "Orörd rad.", VAGUE.message]
    table = report.as_markdown(problems, {"content/b.md": {7}})
    assert table.index("Ändrad rad") < table.index("Orörd rad") < table.index("Det står inte")


def test_what_stands_in_files_cannot_write_commands() -> None:
    hostile = ERROR.at(Place("content/a,b:c%\n.md", 1), "100 %\n::error::falskt", "Rad\r\nbryt.")
    [line, _count] = report.as_github([hostile])
    assert "\n" not in line
    assert "\r" not in line
    assert line.startswith("::error file=content/a%2Cb%3Ac%25%0A.md,line=1,")
    assert line.endswith("::100 %25%0A::error::falskt Rad%0D%0Abryt.")
    assert not any(
        "\n" in line or "\x1b" in line
        for line in report.as_text([ERROR.at(Place("a\x1b[2J\n::b"), "x\u202e")])
    )


def test_what_stands_in_files_cannot_write_markdown() -> None:
    message = "[x](https://ond.se) <img src=x> ![y](z)\n| rad |"
    hostile = ERROR.at(Place("content/a|b.md", 1), message, "`kod` @alla")
    rows = [line for line in report.as_markdown([hostile]).splitlines() if line.startswith("| content")]
    assert len(rows) == 1
    assert r"content/a\|b.md:1" in rows[0]
    assert r"\[x\](https://ond.se) &lt;img src=x> \!\[y\](z)" in rows[0]
    assert r"\`kod\` \@alla" in rows[0]


def test_the_summary_holds_the_whole_list() -> None:
    table = report.as_markdown([*many(ERROR, 40), ANSWERED])
    assert table.startswith(
        "## Kontroll av innehållet\n\n40 fel och 0 varningar i 1 fil. 1 besvarad varning.\n"
    )
    assert table.count("| fel |") == 40
    assert "Inget krävs" not in table
    assert "|" not in report.as_markdown([])


def test_the_summary_stays_under_githubs_limit() -> None:
    long = [ERROR.at(Place("content/a.md", line), "å" * 2000) for line in range(1, 400)]
    table = report.as_markdown(long)
    assert 800_000 < len(table.encode()) < 1_000_000
    assert f"och {399 - table.count('| fel |')} till" in table


def test_changed_lines_are_read_from_a_diff() -> None:
    diff = """\
diff --git a/content/a.md b/content/a.md
--- a/content/a.md
+++ b/content/a.md
@@ -1 +1,2 @@ rubrik
+++ b/content/inte.md är text
@@ -9,2 +10,0 @@
@@ -20 +19 @@
diff --git a/content/bort.md b/content/bort.md
--- a/content/bort.md
+++ /dev/null
@@ -1,3 +0,0 @@
"""
    assert report.changed_lines(diff.replace("+++ b/content/inte.md är text\n", "+rad\n+rad\n")) == {
        "content/a.md": {1, 2, 19}
    }
    assert report.changed_lines("") == {}
