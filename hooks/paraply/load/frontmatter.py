"""Front matter: the fields of a text file, and the text below them."""

from paraply.language import _
from paraply.problems import Place
from paraply.text.positions import place_of
from paraply.text.yamlfaults import DUPLICATE_KEY, SYNTAX
from paraply.text.yamlfile import Document, read_yaml


def read_front_matter(text: str, file: str) -> Document:
    """Fields between two lines ``---``, then Markdown, which becomes the field ``body``."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        hint = _("Skriv --- på första raden, sedan fälten, sedan --- på en egen rad.")
        return Document(problems=[SYNTAX.at(Place(file), _("Filen ska börja med raden ---."), hint)])
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if end is None:
        hint = _("Skriv --- på en egen rad efter det sista fältet.")
        return Document(problems=[SYNTAX.at(Place(file), _("Raden --- efter fälten saknas."), hint)])
    document = read_yaml("\n".join(lines[1:end]), file, first_line=2)
    body = "\n".join(lines[end + 1 :]).strip("\n")
    if body.strip():
        document.value = {} if document.value is None else document.value
        _put_body(document, body, file)
        first_text_line = next(
            number for number, line in enumerate(lines[end + 1 :], end + 2) if line.strip()
        )
        document.lines[("body",)] = first_text_line
    return document


def _put_body(document: Document, body: str, file: str) -> None:
    fields = document.value
    if not isinstance(fields, dict):
        return  # not fields at all, which is told when they are validated
    if fields.get("body"):
        place = place_of(document.lines, file, ("body",))
        message = _("Fältet 'body' står både bland fälten och som text under dem.")
        document.problems.append(DUPLICATE_KEY.at(place, message, _("Behåll bara texten.")))
    fields["body"] = body
