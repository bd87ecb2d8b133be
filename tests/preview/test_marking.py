"""The marks of a preview, on a page and on what hosts send."""

from pathlib import Path

import pytest

from paraply.preview.marking import keep_search_engines_away, marked

PAGE = (
    '<head><title>Löften \\1</title>\n<meta name="robots" content="index">\n'
    '<link rel="canonical" href="https://x.example/">\n<meta property="og:url" content="https://x.example/">\n'
    '</head><body class="page--embed"><main></main>'
)


def test_a_page_is_marked_in_its_title_to_search_engines_and_first_in_its_body() -> None:
    html = marked(PAGE, "matt/x/index.html")
    assert "<title>[Förhandsvisning] Löften \\1</title>" in html
    assert '<meta name="robots" content="noindex">' in html
    assert 'content="index"' not in html
    assert "canonical" not in html
    assert "og:url" not in html
    body = html.partition('<body class="page--embed">')[2].strip()
    assert body.startswith('<div class="preview-banner" role="region" aria-label="Förhandsvisning">')
    assert 'href="../../granska/index.html"' in body
    assert 'href="../../granska/granska.css"' in html
    assert "före ändringen" not in html


def test_a_page_of_the_old_version_says_so() -> None:
    assert "Så här är sidan nu, före ändringen." in marked(PAGE, "granska/fore/index.html", before=True)


def test_the_page_that_tells_does_not_lead_to_itself() -> None:
    assert "<a " not in marked(PAGE, "granska/index.html")


@pytest.mark.parametrize("indexed", [True, False])
def test_hosts_are_told_once_that_nothing_is_to_be_indexed(tmp_path: Path, indexed: bool) -> None:
    said = "" if indexed else "  X-Robots-Tag: noindex\n"
    (tmp_path / "_headers").write_text(f"/*\n{said}  A: b\n/x/*\n  C: d\n")
    (tmp_path / ".htaccess").write_text("# X-Robots-Tag\n" if not indexed else "Redirect a b\n")
    (tmp_path / "sitemap.xml").write_text("<urlset/>")
    (tmp_path / "robots.txt").write_text("Sitemap: https://x.example/sitemap.xml\n")
    keep_search_engines_away(tmp_path)
    assert (tmp_path / "_headers").read_text() == "/*\n  X-Robots-Tag: noindex\n  A: b\n/x/*\n  C: d\n"
    assert (tmp_path / ".htaccess").read_text().count("X-Robots-Tag") == 1
    assert not (tmp_path / "sitemap.xml").exists()
    assert "Sitemap" not in (tmp_path / "robots.txt").read_text()
