"""The dialect, as a table: what is written, what is shown of it, and what is told instead.

The HTML is what GitHub and GitLab make of the same words (CommonMark and GFM), with headings below the
page's own.
"""

import re
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paraply.render import urls
from paraply.render.markdown import SafeMarkdown
from paraply.text.markdown import links_in
from paraply.text.markdownfaults import faults_in
from tests.proposals import followed

SHOWN = [
    # first paragraphs, and breaks
    ("Ett stycke.", "<p>Ett stycke.</p>"),
    ("Ett.\n\nTvå.", "<p>Ett.</p><p>Två.</p>"),
    ("En rad\noch en till.", "<p>En rad och en till.</p>"),
    ("En rad  \noch en till.", "<p>En rad<br> och en till.</p>"),
    ("En rad\\\noch en till.", "<p>En rad<br> och en till.</p>"),
    ("En rad<br>och en till.", "<p>En rad<br>och en till.</p>"),
    # stress
    ("**Fet** och *kursiv*.", "<p><strong>Fet</strong> och <em>kursiv</em>.</p>"),
    ("__Fet__ och _kursiv_.", "<p><strong>Fet</strong> och <em>kursiv</em>.</p>"),
    ("***Båda***", "<p><em><strong>Båda</strong></em></p>"),
    ("**Fet med *kursiv* i**", "<p><strong>Fet med <em>kursiv</em> i</strong></p>"),
    ("~~Struket~~ nytt", "<p><s>Struket</s> nytt</p>"),
    ("fil_med_streck", "<p>fil_med_streck</p>"),
    ("500 kr*", "<p>500 kr*</p>"),
    (r"\*inte kursiv\*", "<p>*inte kursiv*</p>"),
    ("10 m<sup>2</sup> och H<sub>2</sub>O", "<p>10 m<sup>2</sup> och H<sub>2</sub>O</p>"),
    ("<b>Fet</b> <i>kursiv</i>", "<p><b>Fet</b> <i>kursiv</i></p>"),
    ("<del>bort</del> <ins>in</ins>", "<p><del>bort</del> <ins>in</ins></p>"),
    # headings
    ("# A", "<h3>A</h3>"),
    ("## A", "<h3>A</h3>"),
    ("## A\n\n### B", "<h3>A</h3><h4>B</h4>"),
    ("## A\n### B\n#### C", "<h3>A</h3><h4>B</h4><h5>C</h5>"),
    ("### A\n\n## B", "<h3>A</h3><h3>B</h3>"),
    ("## A ##", "<h3>A</h3>"),
    ("A\n===\n\nB\n---", "<h3>A</h3><h4>B</h4>"),
    ("Ring #112", "<p>Ring #112</p>"),
    ("#1 i landet", "<p>#1 i landet</p>"),
    # lists
    ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
    ("* a\n* b", "<ul><li>a</li><li>b</li></ul>"),
    ("+ a\n+ b", "<ul><li>a</li><li>b</li></ul>"),
    ("Så här:\n- a\n- b", "<p>Så här:</p><ul><li>a</li><li>b</li></ul>"),
    ("Så här:\n* a", "<p>Så här:</p><ul><li>a</li></ul>"),
    ("Så här:\n1. a\n2. b", "<p>Så här:</p><ol><li>a</li><li>b</li></ol>"),
    ("- a\n  - b\n  - c\n- d", "<ul><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ul>"),
    ("- a\n    - b", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
    ("* a\n\n  * b", "<ul><li><p>a</p><ul><li>b</li></ul></li></ul>"),
    ("1. a\n   - b", "<ol><li>a<ul><li>b</li></ul></li></ol>"),
    ("1. a\n2. b", "<ol><li>a</li><li>b</li></ol>"),
    ("1) a\n2) b", "<ol><li>a</li><li>b</li></ol>"),
    ("3. a\n4. b", '<ol start="3"><li>a</li><li>b</li></ol>'),
    ("- a\n\n- b", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"),
    ("- a\n\n  mer", "<ul><li><p>a</p><p>mer</p></li></ul>"),
    ("- a\nfortsatt", "<ul><li>a fortsatt</li></ul>"),
    ("- a\n\n1. b", "<ul><li>a</li></ul><ol><li>b</li></ol>"),
    ("Den 1. maj", "<p>Den 1. maj</p>"),
    ("Det är 2 × 3 × 4.", "<p>Det är 2 × 3 × 4.</p>"),
    ("## 2. Ansök", "<h3>2. Ansök</h3>"),
    ("-3 grader", "<p>-3 grader</p>"),
    # quotes, rules and code
    ("> Citat.", "<blockquote><p>Citat.</p></blockquote>"),
    ("> Citat\nfortsatt.", "<blockquote><p>Citat fortsatt.</p></blockquote>"),
    ("> - a\n> - b", "<blockquote><ul><li>a</li><li>b</li></ul></blockquote>"),
    ("Ett.\n\n---\n\nTvå.", "<p>Ett.</p><hr><p>Två.</p>"),
    ("***", "<hr>"),
    ("Skriv `make <site>`.", "<p>Skriv <code>make &lt;site&gt;</code>.</p>"),
    ("```\na <b>\n[^1]\n```", "<pre><code>a &lt;b&gt; [^1] </code></pre>"),
    ("```yaml\na: 1\n```", "<pre><code>a: 1 </code></pre>"),
    ("~~~\na\n~~~", "<pre><code>a </code></pre>"),
    ("    kod", "<pre><code>kod </code></pre>"),
    ("`[^1]` och `!!! note`", "<p><code>[^1]</code> och <code>!!! note</code></p>"),
    # links
    ("[a](https://exempel.se/)", '<p><a href="https://exempel.se/">a</a></p>'),
    ('[a](https://exempel.se/ "titel")', '<p><a href="https://exempel.se/">a</a></p>'),
    ("[a](<https://exempel.se/b c>)", '<p><a href="https://exempel.se/b%20c">a</a></p>'),
    ("[a](/garantier/)", '<p><a href="../../garantier/">a</a></p>'),
    ("[a](mailto:b@exempel.se)", '<p><a href="mailto:b@exempel.se">a</a></p>'),
    ("[a](tel:+4699971000)", '<p><a href="tel:+4699971000">a</a></p>'),
    ("[a][b]\n\n[b]: https://exempel.se/", '<p><a href="https://exempel.se/">a</a></p>'),
    ("<https://exempel.se/>", '<p><a href="https://exempel.se/">https://exempel.se/</a></p>'),
    ("Se https://exempel.se/a.", '<p>Se <a href="https://exempel.se/a">https://exempel.se/a</a>.</p>'),
    ("(https://exempel.se/)", '<p>(<a href="https://exempel.se/">https://exempel.se/</a>)</p>'),
    ("Skriv till b@exempel.se.", '<p>Skriv till <a href="mailto:b@exempel.se">b@exempel.se</a>.</p>'),
    ("[**a** b](https://exempel.se/)", '<p><a href="https://exempel.se/"><strong>a</strong> b</a></p>'),
    ("[a](https://exempel.se/x_(y))", '<p><a href="https://exempel.se/x_(y)">a</a></p>'),
    ('<a href="https://exempel.se/">a</a>', '<p><a href="https://exempel.se/">a</a></p>'),
    ("[gäller inte]", "<p>[gäller inte]</p>"),
    # tables
    (
        "| A | B |\n|---|--:|\n| 1 | 2 |",
        '<table><thead><tr><th>A</th><th class="right">B</th></tr></thead>'
        '<tbody><tr><td>1</td><td class="right">2</td></tr></tbody></table>',
    ),
    (
        "Så här:\n\nA | B\n--|:-:\n1 | **2**",
        '<p>Så här:</p><table><thead><tr><th>A</th><th class="center">B</th></tr></thead>'
        '<tbody><tr><td>1</td><td class="center"><strong>2</strong></td></tr></tbody></table>',
    ),
    ("A | B", "<p>A | B</p>"),
    # signs
    ("Å, ä & ö &amp; &ouml;", "<p>Å, ä &amp; ö &amp; ö</p>"),
    ("5 < 6 > 4", "<p>5 &lt; 6 &gt; 4</p>"),
    ('"Rakt" och ”typografiskt”', '<p>"Rakt" och ”typografiskt”</p>'),
    ("Kl. 08:00–16:30, 10–12", "<p>Kl. 08:00–16:30, 10–12</p>"),
    ("C++ och a == b", "<p>C++ och a == b</p>"),
    ("<!-- dold -->Synlig", "Synlig"),
    ("Ett.\n\n<!-- dold -->\n\nTvå.", "<p>Ett.</p><p>Två.</p>"),
]

TOLD = [
    # written, shown, a piece of what is told, a piece of the proposal
    ("Se[^1].\n\n[^1]: Noten.", "<p>Se[^1].</p><p>[^1]: Noten.</p>", "'[^1]'", "inom parentes"),
    ("!!! note\n    Obs!", "<p>!!! note Obs!</p>", "'!!! note'", "**fetstil**"),
    ('??? tip "Mer"\n    Obs!', '<p>??? tip "Mer" Obs!</p>', "'??? tip", "**fetstil**"),
    ("::: info\nObs!\n:::", "<p>::: info Obs! :::</p>", "'::: info'", "**fetstil**"),
    ("> [!NOTE]\n> Obs!", "<blockquote><p>[!NOTE] Obs!</p></blockquote>", "'[!NOTE]'", "Ta bort raden"),
    ('=== "Flik"\n    Text', '<p>=== "Flik" Text</p>', '=== "Flik"', "Skriv en rubrik"),
    ("##Rubrik", "<p>##Rubrik</p>", "'##Rubrik'", "så här: ## Rubrik"),
    ("• a\n• b", "<p>• a • b</p>", "'• a'", "så här: - a"),
    ("–\ta\n–\tb", None, "'– a'", "så här: - a"),
    ("Avgift\tPris\nBygglov\t100 kr", None, "'Avgift Pris'", "| --- | --- |"),
    ("-a\n-b", "<p>-a -b</p>", "'-a'", "så här: - a"),
    ("- [x] klart", "<ul><li>[x] klart</li></ul>", "'[x] klart'", "hakparentesen"),
    ("[TOC]", "<p>[TOC]</p>", "'[TOC]'", "Ta bort"),
    ("==viktigt==", "<p>==viktigt==</p>", "'==viktigt=='", "**fetstil**"),
    ("++ctrl+c++", "<p>++ctrl+c++</p>", "'++ctrl+c++'", "**Esc**"),
    ("Bra :smile: nu", "<p>Bra :smile: nu</p>", "':smile:'", "med ord"),
    ("## A {#a}", "<h3>A {#a}</h3>", "'{#a}'", "Ta bort det"),
    ("[[Bygglov]]", "<p>[[Bygglov]]</p>", "'[[Bygglov]]'", "(adressen)"),
    ("[a] (https://exempel.se/)", None, "'[a] (https://exempel.se/)'", "så här: [a](https://exempel.se/)"),
    ("[a](min fil.pdf)", "<p>[a](min fil.pdf)</p>", "'[a](min fil.pdf)'", "%20"),
    ("![a](min karta.png)", None, "'![a](min karta.png)'", "%20"),
    ("[a][b]", "<p>[a][b]</p>", "'[a][b]'", "(adressen)"),
    ("~~~~ord", "<pre><code></code></pre>", "'~~~~ord'", "Ta bort tecknen"),
    ("**Viktigt **nu", "<p>**Viktigt **nu</p>", "'**'", "tätt intill"),
    ("2 * 3 * 4", "<p>2 * 3 * 4</p>", "'* 3 *'", "Skriv ×"),
    ("Ord\n2026. Ett bra år.", "<p>Ord 2026. Ett bra år.</p>", "som en lista i formuläret", "raden ovanför"),
    ("~~struket", "<p>~~struket</p>", "'~~'", "tätt intill"),
    ("Se www.exempel.se/a.", "<p>Se www.exempel.se/a.</p>", "'www.exempel.se/a", "(https://www.exempel.se/a"),
    ("Ord\n:   förklaring", "<p>Ord : förklaring</p>", "': förklaring'", "**Ordet**"),
    ("*[SFI]: Svenska", "<p>*[SFI]: Svenska</p>", "'*[SFI]: Svenska'", "parentes"),
    ('--8<-- "a.md"', None, "'--8<--", "Skriv texten här"),
    ("| a | b |\n| c | d |", "<p>| a | b | | c | d |</p>", "'| a | b |'", "| --- | --- |"),
    ("![Karta](karta.png)", "<p>Karta</p>", "'karta.png'", "med ord"),
    ("![](karta.png)", "<p></p>", "'karta.png'", "med ord"),
    ("[a](www.exempel.se)", "<p>a</p>", "'www.exempel.se'", "https://www.exempel.se."),
    ("[a](../b/)", "<p>a</p>", "'../b/'", "hela vägen"),
    ("[a](taxa.pdf)", "<p>a</p>", "'taxa.pdf'", "skriv /assets/taxa.pdf."),
    ("[a]()", "<p>a</p>", "har ingen adress", "(adressen)"),
    ("[a](#b)", "<p>a</p>", "'#b'", "hela vägen"),
    ("[a](ftp://exempel.se/)", "<p>a</p>", "'ftp://exempel.se/'", "https://"),
    ("[a](javascript:x())", "<p>a</p>", "'javascript:x()'", "https://"),
    ("<u>a</u>", "<p>a</p>", "Taggen <u>", "`<u>`"),
    ('<font color="red">a</font>', "<p>a</p>", "Taggen <font", "Ta bort den"),
    ("<kommunens namn> svarar", "<p> svarar</p>", "Taggen <kommunens namn>", "`<kommunens namn>`"),
    ('<p style="x">a</p>', "<p>a</p>", "'style'", "Skriv <p>"),
    ('<p class="MsoNormal">a</p>', "<p>a</p>", "från Word", "Ctrl+Skift+V"),
    ("Ord\n1.Ring oss", None, "'1.Ring oss'", "så här: 1. Ring oss"),
    ("Ord\na) gör så", None, "'a) gör så'", "i stället för bokstaven"),
    ("o   Punkt från Word", None, "'o Punkt från Word'", "så här: - Punkt från Word"),
    ("\uf0b7\tPunkt från Word", None, "blir ingen lista", "så här: - Punkt från Word"),
    ("(a)[https://a.se]", None, "parenteserna har bytt plats", "så här: [a](https://a.se)"),
    ("[a](mailto: a@exempel.se)", None, "har ett mellanrum", "så här: [a](mailto:a@exempel.se)"),
    ("[a](C:\\Users\\a.pdf)", "<p>a</p>", "'C:\\Users\\a.pdf'", "ligger på en dator"),
    ("[a](htpps://a.se)", "<p>a</p>", "'htpps://a.se'", "Skriv https://a.se."),
    ("a<o:p></o:p>", "<p>a&lt;o:p&gt;&lt;/o:p&gt;</p>", "från Word", "Ctrl+Skift+V"),
]


def rendered(text: str) -> str:
    """The HTML without the line breaks between elements, and a table without its region."""
    html = str(SafeMarkdown().render(text, partial(urls.relative, "matt/x/")))
    html = re.sub(r"<caption.*?</caption>|</?div[^>]*>| scope=\"col\"", "", html)
    html = re.sub(r"\s+(?=<[uo]l)", "", html).replace(":   ", ": ")
    return re.sub(r">\s*\n\s*<", "><", html).replace("\n", " ").replace("<br> ", "<br> ").strip()


@pytest.mark.parametrize(("written", "shown"), SHOWN)
def test_what_is_written_is_shown_and_nothing_told(written: str, shown: str) -> None:
    assert rendered(written) == shown
    assert list(faults_in(written)) == []


@pytest.mark.parametrize(("written", "shown", "message", "hint"), TOLD)
def test_what_is_not_shown_as_written_is_told(
    written: str, shown: str | None, message: str, hint: str
) -> None:
    before = "Först ett stycke.\n\n"
    fault = next(faults_in(before + written))
    assert message in fault.message
    assert hint in fault.hint
    assert fault.line == 2 + written.split("\n").index(next(
        line for line in written.split("\n") if line.strip() not in {"Ord"}))  # fmt: skip
    if shown is not None:
        assert rendered(written) == shown
    if new := followed(before + written, fault.line, fault.message, fault.hint):
        assert fault.message not in {other.message for other in faults_in(new)}


def test_the_table_is_long_enough() -> None:
    assert len(SHOWN) + len(TOLD) >= 80


def words_of(html: str) -> str:
    return re.sub(r"\W+", "", re.sub(r"<[^<>]*>", "", html))


PIECES = st.sampled_from(
    ["ord", " ", "\n", "\n\n", "- ", "  - ", "1. ", "## ", "**", "_", "~~", "`", "> ", "|", "|-|-|\n",
     "[a](", ")", "https://exempel.se/", "www.a.se", "![b](", "<br>", "<u>", "</u>", "[^1]", "!!! ", "=== ",
     ": ", "&", "<", "\\"]
)  # fmt: skip


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=14).map("".join))
def test_no_word_vanishes_without_being_told(text: str) -> None:
    """Whatever the signs, each word that was written is shown, or something is told of the text."""
    if not list(faults_in(text)):
        shown = words_of(rendered(text))
        language = re.compile(r"(?m)^[ >-]*(?:~~~|```).*")  # of code, which nobody shows
        assert shown.count("ord") >= language.sub("", text).count("ord")


def test_links_are_found_with_their_lines() -> None:
    text = "Ett.\n\n- [a b](/x/)\n- [c](https://e.se/)\n\n| A |\n|---|\n| [d](/y/) |\n"
    assert [(link.address, link.name, link.line) for link in links_in(text)] == [
        ("/x/", "a b", 2),
        ("https://e.se/", "c", 3),
        ("/y/", "d", 7),
    ]


@pytest.mark.parametrize("text", ["[" * 600, "> " * 60 + "djupt", "*" * 6000])
def test_a_text_too_much_for_the_reader_is_shown_and_told(text: str) -> None:
    [fault] = faults_in(text)
    assert "för invecklad" in fault.message
    assert words_of(rendered(text)) == words_of(text.replace(">", "&gt;"))


def test_no_more_than_ten_faults_of_a_text_are_told() -> None:
    assert len(list(faults_in("##x\n\n" * 50))) == 10
