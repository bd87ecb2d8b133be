"""The form as a folder of files: Decap, the YAML library, our own few files, and the settings."""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any, Final

import yaml

from paraply import language
from paraply.command.invocation import quoted
from paraply.editor.backends import Backend
from paraply.editor.pictures import FOLDER, picture_files
from paraply.editor.published import published_script
from paraply.editor.settings import settings
from paraply.editor.words import language_script
from paraply.files.publish import swap
from paraply.language import _

PAGE: Final = Path(__file__).parent / "page"
STYLES: Final = Path("docs/assets/paraply.css")
SPRITE: Final = Path("overrides/frame/pictograms.html")

POLICY: Final = (
    # Decap makes the code that checks its settings ('unsafe-eval'), and its styles, while it runs.
    "default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self'; frame-src 'self'; connect-src 'self' {hosts}; "
    "base-uri 'none'; form-action 'none'"
)
"""What the page may load: its own files, and the API it saves through."""


class NotInstalledError(Exception):
    """Decap is not installed; the text says how, in Swedish."""


def write_editor(output: Path, root: Path, backend: Backend, groups: Mapping[str, str]) -> None:
    """Write the form into ``output``, in the place of what is there. ``root`` holds ``scripts/editor``.

    Raises ``NotInstalledError``; the folder that was there is then as it was.
    """
    packages = root / "scripts" / "editor" / "node_modules"
    if not (packages / "decap-cms" / "dist" / "decap-cms.js").is_file() or not (packages / "yaml").is_dir():
        raise NotInstalledError(
            _("Formulärets program är inte hämtat. Kör: {command}", command=quoted("edit"))
        )
    output.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=output.parent, prefix=f"{output.name}.") as made:
        folder = Path(made) / output.name
        shutil.copytree(PAGE, folder)
        (folder / "index.html").write_text(_page(backend), encoding="utf-8")
        (folder / "language.js").write_text(language_script(PAGE), encoding="utf-8")
        (folder / "published.js").write_text(published_script(), encoding="utf-8")
        (folder / "config.yml").write_text(_text(settings(backend, groups)), encoding="utf-8")
        shutil.copy(root / STYLES, folder / STYLES.name)
        (folder / FOLDER).mkdir()
        for name, picture in picture_files((root / SPRITE).read_text(encoding="utf-8")):
            (folder / name).write_text(picture, encoding="utf-8")
        for source, target in _files(packages):
            (folder / target).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, folder / target)
        swap(folder, output)


def _page(backend: Backend) -> str:
    """The page with its policy, and its few words in the language in use."""
    page = (PAGE / "index.html").read_text(encoding="utf-8")
    for name, value in {
        "POLICY": POLICY.format(hosts=" ".join(backend.hosts)),
        "LANGUAGE": language.code(),
        "TITLE": _("Redigera löften och resultat"),
        "NOSCRIPT": _(
            "Formuläret behöver JavaScript. Utan det går samma filer att ändra i en textredigerare."
        ),
    }.items():
        page = page.replace(name, escape(value, quote=False))
    return page


def _files(packages: Path) -> Iterator[tuple[Path, Path]]:
    """What the browser loads of the packages, with their licences."""
    for path in sorted((packages / "decap-cms" / "dist").iterdir()):
        if path.name.endswith(("decap-cms.js", "decap-cms.js.LICENSE.txt")):
            yield path, Path("decap") / path.name
    yield packages / "decap-server" / "LICENSE", Path("decap") / "LICENSE"  # one project, one licence
    library = packages / "yaml"
    for path in sorted((library / "browser").rglob("*.js")):
        yield path, Path("yaml") / path.relative_to(library / "browser")
    yield library / "LICENSE", Path("yaml") / "LICENSE"


class _Plain(yaml.CSafeDumper):
    """Writes each value where it stands, never as a reference to an equal one."""

    def ignore_aliases(self, _data: Any) -> bool:
        return True


def _text(made: Mapping[str, Any]) -> str:
    return yaml.dump(dict(made), Dumper=_Plain, allow_unicode=True, sort_keys=False, width=110)
