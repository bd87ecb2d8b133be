"""The form asks before it rewrites what is published, and what it then writes is what the check wants."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from paraply.editor import local, write_editor
from paraply.editor.clone import served
from paraply.model.kinds import WRITTEN
from tests.browser.served import PHONE
from tests.conftest import ROOT, tool
from tests.past.published import GOAL, GUARANTEE, MEASURE, PAST, asked
from tests.past.test_rewrites import HONEST, REWRITES, edit
from tests.worlds import AREAS, OWNERS, POLICY, Files, with_files

pytestmark = pytest.mark.browser

REFUSED = {"H04", "H09"}
"""The rules whose rewrites are not saved: an earlier wording or a correction is put back by hand."""

TOLD_BY_THE_CHECK = {"H15", "H16"}
"""Warnings: what a figure means, and what is said beside a promise, may be told better."""

ALSO_REFUSED = {"värdet döljs till en dag"}
NOT_IN_A_FORM = {
    "filen byter namn och nivån ändras",  # the form renames no file
    "ändrad nivå utan skäl",  # the wording that was kept asks for its reason in its own field
    "målet får en äldre början",  # an addition: that it turns what is published is for the check to find
    "målet får en till gräns",
    # a last day, or a plan again: the check knows what has been published of the time since
    "löftet slutade för länge sedan", "löftet är en plan igen", "målet gällde inte när det bedömdes",
    "måttet redovisades aldrig", "enkäten redovisades aldrig", "rapporten redovisades aldrig",
}  # fmt: skip

SAVED = """async ([cases, day]) => {
  const files = await import("./files.js");
  const { keepThePast } = await import("./past.js");
  const given = { why: "Det var fel.", day };
  const saved = [];
  for (const { kind, slug, before, after, isDraft, chosen } of cases) {
    const isText = before.startsWith("---");
    const data = { ...(isText ? files.parseText : files.parseYaml)(after), _written: before };
    const fields = {
      collection: kind,
      slug,
      data: { toJS: () => data, merge: (kept) => ({ ...data, ...kept }) },
      ...(isDraft && { status: "draft", isModification: true }),
    };
    const saving = keepThePast({ entry: { get: (name) => fields[name] } });
    const dialog = document.querySelector("dialog");
    let question = null;
    if (dialog) {
      question = dialog.innerText;
      for (const field of dialog.querySelectorAll("[name]")) {
        field.value = given[field.name];
      }
      (dialog.querySelector(`[value=${chosen ?? "save"}]`) ?? dialog.querySelector("[value=cancel]")).click();
    }
    const kept = await saving.catch((error) => ({ ...data, error: error.message }));
    const text = (isText ? files.writeText : files.writeYaml)(kept ?? data);
    saved.push({ question, text, error: kept?.error ?? "" });
  }
  return saved;
}"""


@pytest.fixture(scope="module")
def writer(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page beside the form, on 23 November 2026, from which its own scripts can be asked without Decap."""
    tool("decap")
    folder = tmp_path_factory.mktemp("form") / "redigera"
    write_editor(folder, ROOT, local(1, "main"), {})
    with served(folder, 0) as port:
        page = browser.new_page(viewport={"width": PHONE["width"], "height": PHONE["height"]})
        page.clock.set_fixed_time("2026-11-23T12:00:00")
        page.goto(f"http://127.0.0.1:{port}/phrases.js")
        yield page
        page.close()


def case(path: str, files: Files, **more: Any) -> dict[str, Any]:
    """What Decap hands over when a file of the past is saved as it stands in ``files``."""
    [kind] = [kind for kind in WRITTEN if path == kind.path or path.startswith(f"{kind.path}/")]
    place = {"kind": kind.form.name} if kind.has_file else {"kind": "kommunen", "slug": kind.form.name}
    return {**place, "before": PAST[path], "after": files[path], **more}


def changed_path(files: Files) -> str | None:
    """The one file that differs from the past, of those that have a form."""
    changed = [path for path in {**PAST, **files} if files.get(path) != PAST.get(path)]
    forms = tuple(f"{kind.path}/" if kind.has_file else kind.path for kind in WRITTEN)
    is_one = (
        len(changed) == 1 and changed[0] in PAST and files.get(changed[0]) and changed[0].startswith(forms)
    )
    return changed[0] if is_one else None


def saved(writer: Page, cases: list[dict[str, Any]]) -> list[Mapping[str, str | None]]:
    answered: list[Mapping[str, str | None]] = writer.evaluate(SAVED, [cases, "2026-11-23"])
    return answered


def test_what_is_rewritten_is_asked_about_and_then_passes_the_check(writer: Page, tmp_path: Path) -> None:
    tried = {
        name: (path, files)
        for name, (code, files) in REWRITES.items()
        if code not in {*REFUSED, *TOLD_BY_THE_CHECK}
        and name not in {*NOT_IN_A_FORM, *ALSO_REFUSED}
        and (path := changed_path(files))
        and name not in {*NOT_IN_A_FORM, *ALSO_REFUSED}
        and (path := changed_path(files))
    }
    assert len(tried) > 60
    answers = saved(writer, [case(path, files) for path, files in tried.values()])
    wrong = {}
    for (name, (path, files)), answer in zip(tried.items(), answers, strict=True):
        found = asked(tmp_path / name.replace(" ", "-"), with_files({path: answer["text"]}, files))
        left = [str(each.problem) for each in found if each.problem.accepted is None]
        if left or not answer["question"]:
            wrong[name] = left or ["frågar inte"]
    assert wrong == {}


SPELLED = edit(GUARANTEE, "vecka beslutet dröjer", "vecka som beslutet dröjer")
LEVEL = edit(GUARANTEE, "level: {bound: at_most, value: 8", "level: {bound: at_most, value: 15")
DRAFT = with_files({GUARANTEE: PAST[GUARANTEE].replace("state: in_force", "state: draft")}, PAST)
FUTURE = "valid_from: 2027-01-01"
SCHOOLS = "  - id: skolnamnden\n    name: Skolnämnden\n    kind: committee\n    parent: kommunfullmaktige\n"
LOST: Mapping[str, Files] = {
    "löftet blir ett utkast": edit(GUARANTEE, "state: in_force", "state: draft"),
    "löftet döljs till en dag": edit(GUARANTEE, "valid_from: 2020-01-01", FUTURE),
    "målet döljs till en dag": edit(GOAL, "valid_from: 2023-01-01", FUTURE),
    "styrdokumentet döljs till en dag": edit(POLICY, "decided: 2024-05-20", "decided: 2027-05-20"),
    "en ansvarig tas bort": edit(OWNERS, SCHOOLS, ""),
    "en ansvarig får ett annat id": edit(OWNERS, "id: skolnamnden", "id: skolan"),
    "en ansvarig döljs till en dag": edit(OWNERS, "valid_from: 2019-01-01", FUTURE),
    "ett område får ett annat id": edit(AREAS, "id: bygga-och-bo", "id: bygga"),
}


def test_what_would_be_lost_is_refused_with_what_to_change_back(writer: Page) -> None:
    tried = {
        name: (path, files)
        for name, (code, files) in REWRITES.items()
        if (code in REFUSED or name in ALSO_REFUSED) and (path := changed_path(files))
    }
    tried |= {name: (path, files) for name, files in LOST.items() if (path := changed_path(files))}
    assert len(tried) > 12
    answers = saved(writer, [case(path, files) for path, files in tried.values()])
    told = {name: answer["question"] or "" for name, answer in zip(tried, answers, strict=True)}
    assert {answer["error"] for answer in answers} == {"Ingenting är sparat."}, told
    assert all("publicera" in question for question in told.values()), told


def test_an_honest_edit_is_not_asked_about(writer: Page) -> None:
    tried = {name: (path, files) for name, files in HONEST.items() if (path := changed_path(files))}
    assert len(tried) > 35
    answers = saved(writer, [case(path, files) for path, files in tried.values()])
    questions = {name: answer["question"] for name, answer in zip(tried, answers, strict=True)}
    assert {name: question for name, question in questions.items() if question} == {}


def test_a_typing_error_is_answered_and_a_promise_that_says_something_else_is_not(
    writer: Page, tmp_path: Path
) -> None:
    slip, level = saved(writer, [case(GUARANTEE, SPELLED, chosen="slip"), case(GUARANTEE, LEVEL)])
    assert "Det är bara ett skrivfel" in str(slip["question"])
    assert "Det är bara ett skrivfel" not in str(level["question"])
    [found] = asked(tmp_path, with_files({GUARANTEE: slip["text"]}, SPELLED))
    assert (found.problem.rule.code, found.problem.accepted) == ("H10", "Det var fel.")


def test_whoever_calls_it_off_saves_nothing(writer: Page) -> None:
    [left] = saved(writer, [case(GUARANTEE, LEVEL, chosen="cancel")])
    assert left["error"] == "Du avbröt. Ingenting är sparat."


def test_a_draft_that_has_told_already_need_not_tell_twice(writer: Page) -> None:
    once, again = saved(writer, [case(GUARANTEE, LEVEL), case(GUARANTEE, LEVEL, isDraft=True, chosen="told")])
    assert "Utkastet säger redan varför" not in str(once["question"])
    assert "Utkastet säger redan varför" in str(again["question"])
    assert "value: 15" in str(again["text"])
    assert "Det var fel." in str(once["text"])
    assert "Det var fel." not in str(again["text"])


def test_what_nobody_has_seen_is_not_asked_about(writer: Page) -> None:
    new = {"kind": "loften", "before": DRAFT[GUARANTEE], "after": LEVEL[GUARANTEE]}
    hidden = edit(MEASURE, "published: 2025-02-12", "published: 2027-02-12")
    figure = {
        "kind": "matt",
        "before": hidden[MEASURE],
        "after": str(hidden[MEASURE]).replace("value: 95.0", "value: 97.5"),
    }
    assert [answer["question"] for answer in saved(writer, [new, figure])] == [None, None]


def test_the_question_says_what_changes_and_fits_a_phone(writer: Page, axe: str) -> None:
    writer.evaluate("(href) => document.head.append(Object.assign(document.createElement('link'), "
                    "{ rel: 'stylesheet', href }))", "form.css")  # fmt: skip
    writer.evaluate(
        """async ({ kind, before, after }) => {
            const files = await import("./files.js");
            const { keepThePast } = await import("./past.js");
            const data = { ...files.parseText(after), _written: before };
            const fields = { collection: kind, data: { toJS: () => data, merge: () => data } };
            keepThePast({ entry: { get: (name) => fields[name] } }).catch(() => {});
        }""",
        case(GUARANTEE, LEVEL),
    )
    dialog = writer.get_by_role("dialog", name="Löftet är publicerat")
    expect(dialog).to_contain_text("Nivå: 8 veckor → 15 veckor")
    expect(dialog.get_by_label("Första dagen som det nya gäller")).to_have_value("2026-11-23")
    dialog.get_by_role("button", name="Spara").click()
    expect(dialog).to_be_visible()  # a reason is wanted
    why = dialog.get_by_label("Varför ändras det?")
    why.fill("   ")
    dialog.get_by_role("button", name="Spara").click()
    expect(dialog).to_be_visible()
    box = dialog.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE["width"]
    writer.evaluate(axe)
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
    told = writer.evaluate("(tags) => axe.run('dialog', { runOnly: tags })", tags)
    assert [violation["id"] for violation in told["violations"]] == []
    writer.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
