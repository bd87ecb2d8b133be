"""What a page written by hand cannot show is told of with its line, and what it can is let be."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paraply.text.markdownfaults import TextFault
from paraply.text.pagefaults import BOXES, MOST_TABS, MOST_TOLD, OTHER_BOXES, faults_of_page
from tests.proposals import followed


def faults(text: str, *extensions: str) -> list[TextFault]:
    return list(faults_of_page(text, extensions, lambda code: None if code == "material-home" else ""))


@pytest.mark.parametrize(
    ("text", "line", "hint"),
    [
        ("!!! unknown\n    Text.", 0, "note, abstract"),
        ("!!! warnin\n    Text.", 0, "'warning'"),
        ('Text.\n\n??? not "Mer"\n    Text.', 2, "'note'"),
        ("!!! note Att veta\n    Text.", 0, '!!! note "Att veta"'),
        ("!!! note “Att veta”\n    Text.", 0, '!!! note "Att veta"'),
        ("!!!\n    Text.", 0, '!!! note "Rubrik"'),
        ("!!! note\nText.", 0, "fyra mellanslag"),
        ("!!! note", 0, "fyra mellanslag"),
        ("=== Windows\n    Text.", 0, '=== "Windows"'),
        ('=== "Windows"\nText.', 0, "fyra mellanslag"),
        ('--8<-- "fil.md"', 0, "Skriv texten här."),
        ("Text.\n\n``` mermaid\ngraph TD\n```", 2, "![vad den visar]"),
        ('<div class="grid cards" markdown>', 0, "Skriv en lista"),
        ("- Text\n{ .grid }", 1, "Skriv en lista"),
        ("Text (1)!", 0, "[^1]"),
        ("{ .annotate }", 0, "[^1]"),
        ("$$ x^2 $$", 0, "med ord"),
        ("Det är ==viktigt==.", 0, "**fetstil**"),
        ("Tryck ++ctrl+c++.", 0, "**Esc**"),
        ("x^^2^^", 0, "**fetstil**"),
        ("~~borta~~", 0, "Ta bort"),
        ("Det är ~borta~ nu.", 0, "Skriv ~~ före och efter"),
        ("Ett bygg\u00adlov.", 0, "Skriv bygglov"),
        ("{++nytt++}", 0, "Skriv texten"),
        ("*[HTML]: Hyper", 0, "inom parentes"),
        ("Text.\n\n###Rubrik", 2, "så här: ### Rubrik"),
        ("Ta med:\n•\ten penna\n• ett block", 1, "så här: - en penna"),
        ("Ta med:\n–\ten penna\n–\tett block", 1, "så här: - en penna"),
        ("Text.\n\nAvgift\tPris\nBygglov\t100 kr", 2, "| --- | --- |"),
        ("- a\n\n-Ring oss", 2, "så här: - Ring oss"),
        ("Se [a] (https://a.se/).", 0, "så här: [a](https://a.se/)"),
        ("Text.\n\nSe [a](min fil.pdf).", 2, "%20"),
        ("![karta](min karta.png)", 0, "%20"),
        ("Det är **viktigt **nu.", 0, "tätt intill"),
        ("!!! note\n    | a | b |\n    | 1 | 2 |", 1, "| --- |"),
        ("[[Sida]]", 0, "](fil.md)"),
        ("Hej {{ namn }}", 0, "Skriv texten här."),
        ("> [!NOTE]\n> Text", 0, "!!! note"),
        ("::: note", 0, "!!! note"),
        ("/// note\nText\n///", 0, "!!! note"),
        (":smile:", 0, "med ord"),
        ("<script src=a.js></script>", 0, "Ta bort det."),
        ('<p style="color: red">x</p>', 0, "extra_css"),
        ('<p onclick="x()">x</p>', 0, "extra_css"),
        ("<iframe src=https://a.se></iframe>", 0, "Ta bort det."),
        ("![karta](https://a.se/karta.png)", 0, "docs/assets/"),
        ('<img alt="" src="//a.se/karta.png">', 0, "docs/assets/"),
        ('<p class="MsoNormal">Text</p>', 0, "Ctrl+Skift+V"),
        ("Text.\n\nMer <o:p></o:p>", 2, "Ctrl+Skift+V"),
        ("Ansök hos <namn> i tid.", 0, "Skriv `<namn>`."),
        ("Ansök hos <nämnden> i tid.", 0, "Skriv `<nämnden>`."),
        ("Ansök hos <kommunens namn>.", 0, "Skriv `<kommunens namn>`."),
        ("![karta](C:\\Users\\anna\\karta.png)", 0, "docs/assets/"),
        ("[karta](C:\\Users\\anna\\karta.pdf)", 0, "ligger på en dator"),
        ("[karta](file:///C:/karta.pdf)", 0, "ligger på en dator"),
        ("[a](https:/a.se)", 0, "Skriv https://a.se."),
        ("[a](htpps://a.se)", 0, "Skriv https://a.se."),
        ("[a]()", 0, "(adressen)"),
        ("(a)[https://a.se]", 0, "så här: [a](https://a.se)"),
        ("[a](mailto: a@exempel.se)", 0, "så här: [a](mailto:a@exempel.se)"),
        ("1. Ett\n   a) första\n   b) andra", 1, "i stället för bokstaven"),
        ("Gör så:\n1.Ring oss\n2.Vänta", 1, "så här: 1. Ring oss"),
        ("o   Punkt från Word", 0, "så här: - Punkt från Word"),
        ("\uf0b7\tPunkt från Word", 0, "så här: - Punkt från Word"),
    ],
)
def test_what_is_not_shown_as_written_is_told_with_its_line(text: str, line: int, hint: str) -> None:
    found = faults(text)
    assert found, text
    assert found[0].line == line
    assert hint in found[0].hint
    assert found[0].message
    if new := followed(text, line, found[0].message, found[0].hint):
        assert found[0].message not in {other.message for other in faults(new)}


@pytest.mark.parametrize(
    "text",
    [
        *(f'!!! {kind} "Rubrik"\n\n    Text.' for kind in (*BOXES, *OTHER_BOXES)),
        "??? note\n    Text.",
        '???+ tip "Mer"\n    Text.',
        "!!! note inline end\n    Text.",
        "- Punkt\n\n    !!! note\n        Text.",
        '=== "Ett"\n\n    Text.\n\n=== "Två"\n\n    Text.',
        "Rubrik\n===",
        "Text[^1]\n\n[^1]: Fotnot.",
        "- [x] Klart",
        "Ord\n:   Förklaring.",
        "[a](b.md){ .md-button }",
        ":material-home:",
        "Kl. 10:30:45 a:b:c",
        "`==x==` och `{{ x }}` och `:smile:`",
        "~~~\n!!! x\n~~~",
        "``` yaml\n--8<--\n```",
        "```\n==x==\n``` \n",
        "| a | b |\n|---|---|\n| ++1 | 2 |",
        "![karta](assets/karta.svg)",
        "[a](https://a.se)",
        "C++ och A++ samt 1 == 1",
        "Pris 5$ till 10$",
        "[a][b] och [b]\n\n[b]: https://a.se",
        "Ta med:\n- a\n  - **b**\n1) c",
        "```\n**x ** ##y\n• z\n```",
        "!!! note\n    | a | b |\n    |---|---|\n    | 1 | 2 |",
        "- första **fet\n  text**",
        '<a href="https://a.se">a</a>',
        "<details><summary>Mer</summary>Text</details>",
        "[a](#del) [b](../b.md) [c](mailto:a@exempel.se) [d](tel:+4610000000) ![e](e.png)",
        "1.5 kg och 3.e gången",
        "Se punkt\n(a) ovan",
        "",
    ],
)
def test_what_the_pages_show_is_let_be(text: str) -> None:
    assert faults(text) == []


def test_a_row_has_no_more_tabs_than_can_be_opened() -> None:
    def row(count: int) -> str:
        return "\n".join(f'=== "Flik {number}"\n\n    Text.\n' for number in range(count))

    assert faults(row(MOST_TABS)) == []
    assert [fault.line for fault in faults(row(MOST_TABS + 1))] == [MOST_TABS * 4]
    assert faults(f"{row(MOST_TABS)}\nText emellan.\n\n{row(MOST_TABS)}") == []


def test_so_many_are_told_of() -> None:
    assert len(faults("\n".join(f"==x{number}==" for number in range(100)))) == MOST_TOLD


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["!!!", "===", '"', " ", "\n", "    ", "```", "$", "{", "}", "=", "<", ">", ":", "x", "(1)!", "~"]
        )
    )
)
def test_any_text_has_an_answer(pieces: list[str]) -> None:
    text = "".join(pieces)
    for fault in faults(text):
        assert 0 <= fault.line <= text.count("\n")
