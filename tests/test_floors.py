"""Who may import whom, and who may ask the world outside: read from the code itself."""

import ast
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
HOOKS = ROOT / "hooks"

PACKAGES = {"kolada", "importers", "inventory", "newfile", "visits", "past", "changes"}
"""The ways in."""

EVERYWHERE = {"language"}
"""The ground: what any part may say words with."""

ROOMS = {"text", "files", "command", "developer", "serving"}
"""Folders of modules that each stand for themselves: the table names the module, not the folder."""

PROSE = {
    "text.linkfaults", "text.markdown", "text.markdownfaults", "text.notations", "text.pagefaults",
    "icons",
}  # fmt: skip
SLIPS = {"text.slips", "text.guesses", "text.conflicts", "text.cells"}
READ = {"problems", "text.positions", "text.yamlfaults", "text.yamlfile"}
BELOW_RENDER = {*READ, "files.os_errors", "model", "numbers", "keyfigures", "check", "derive"}
ALLOWED: dict[str, set[str]] = {
    "language": set(),
    # the floors, from the bottom up; load is below the three that never see it
    "problems": set(),
    "icons": {"problems"},
    "files.os_errors": set(),
    "text.positions": {"problems"},
    "text.yamlfaults": {"problems"},
    "text.yamlfile": {"problems", "text.positions", "text.yamlfaults"},
    "text.cells": set(),
    "text.slips": {"text.cells"},
    "text.conflicts": {"text.slips"},
    "text.guesses": {"text.slips"},
    "text.markdown": set(),
    "text.linkfaults": set(),
    "text.notations": set(),
    "text.markdownfaults": {"text.linkfaults", "text.markdown", "text.notations"},
    "text.pagefaults": {"problems", "text.markdownfaults"},
    "model": {"problems", "text.positions", "text.yamlfile"},
    "load": {*READ, *SLIPS, "files.os_errors", "model", "keyfigures"},
    "keyfigures": {"problems", "text.yamlfile", "model"},
    "numbers": {"model"},
    "check": {"problems", "text.positions", "text.yamlfile", *PROSE, "model", "numbers", "keyfigures"},
    "derive": {"problems", "text.positions", "text.yamlfile", "model", "numbers", "keyfigures", "check"},
    "speech": BELOW_RENDER,
    "render": {*BELOW_RENDER, *PROSE, "speech"},
    "build": {*BELOW_RENDER, "speech", "load", "render", "files.archive", *PACKAGES},
    # ways in: none of them knows the site
    "kolada": {
        *BELOW_RENDER, "load", "trial", "files.atomic", "command.statuses", "command.findings",
        "command.invocation", "text.yamledit",
    },
    "trial": {*BELOW_RENDER, "load", "files.atomic", "past"},
    "importers": {
        *BELOW_RENDER, "load", "trial", "command.statuses", "command.findings", "text.yamledit",
    },
    "inventory": {
        *BELOW_RENDER, "importers", "trial", "files.atomic", "files.zipped", "command.statuses",
        "text.yamledit",
        "command.invocation", "past",
    },
    "newfile": {
        *BELOW_RENDER, "load", "trial", "files.atomic", "files.publish", "text.yamledit",
        "command.invocation",
    },
    "visits": {
        *BELOW_RENDER, "load", "trial", "importers", "files.atomic", "command.statuses", "text.yamledit",
    },
    "past": {*BELOW_RENDER, "speech", "text.yamledit"},
    "changes": {*BELOW_RENDER, "speech", "past"},
    # rooms beside the stairs, for the entry points
    "text.yamledit": {"text.positions", "text.yamlfile"},
    "text.formatting": {"text.positions", "text.yamlfile", "text.yamledit", "load"},
    "files.atomic": set(),
    "files.publish": {"files.atomic", "command.guarded"},
    "files.zipped": set(),
    "files.links": set(),
    "files.offline": {"files.links"},
    "files.archive": {"files.offline", "files.zipped"},
    "files.chain": {"files.archive"},
    "files.pagefiles": {"files.atomic", "render"},
    "files.handbookfiles": {"files.atomic", "files.pagefiles"},
    "command.statuses": set(),
    "command.environment": set(),
    "command.invocation": set(),
    "command.commandline": {"command.invocation"},
    "command.options": {"command.clock", "command.commandline"},
    "command.program": {"command.commandline", "command.invocation", "command.launch"},
    "command.log": {"problems"},
    "command.guarded": {"command.log"},
    "command.clock": set(),
    "command.configuration": set(),
    "command.launch": {"command.log", "files.os_errors", "text.yamlfile"},
    "command.findings": {"problems"},
    "serving.watch": set(),
    "files.workers": set(),
    "serving.on_demand": {"files.links"},
    "serving.at_once": {"files.links", "files.workers", "serving.on_demand"},
    "serving.remembered": {"serving.on_demand"},
    "developer.messages": {"problems", "model", "keyfigures", "render"},
    "developer.schemas": {"model", "load"},
    "developer.licences": set(),
    "developer.npm": {"command.environment"},
    "developer.tools": {"command.environment", "developer.npm"},
    "developer.supply": set(),
    "developer.testtools": {"developer.npm"},
    "preview": {
        "files.atomic", "files.offline", "files.publish", "changes", "inventory", "problems", "render",
        "command.invocation",
    },
    "forge": {"changes", "model"},
    "handbook": {"problems", "text.yamlfile", "model", "check"},
    "pictures": {"files.atomic", "render"},
    "editor": {"command.invocation", "load", "model", "check", "derive", "past", "files.publish", "render"},
    # the entry points
    "mkdocs_hooks": {
        "build", "command.clock", "command.launch", "command.program", "files.workers", "handbook",
        "serving.at_once", "serving.on_demand", "serving.remembered", "pictures",
        "problems", "files.os_errors", "render", "serving.watch",
    },
    "scripts": {"command.environment", "command.program"},
    "commands": {
        "command", "files", "developer", "text.formatting", "build", "render", "editor", "load", "forge",
        "preview", "problems", "model", "keyfigures", "derive", "handbook", "pictures", "text.yamledit",
        *PACKAGES,
    },
}  # fmt: skip
"""What each part may import of the others, besides itself."""

FILE_FREE = {*BELOW_RENDER, *PROSE, "speech", "render"}
PURE = {*FILE_FREE, *SLIPS, "load"}
"""The parts that answer the same whenever, wherever and by whomever they are asked."""

OUTSIDE = {"subprocess", "socket", "httpx", "urllib.request", "http.client", "requests", "time", "random"}
OWN_FILES = {
    ("hooks/paraply/render/templating.py", "pathlib"),  # the templates of the package
    ("hooks/paraply/keyfigures/catalogue.py", "pathlib"),  # the catalogue's own files
    ("hooks/paraply/icons.py", "os"),  # the icons of a package that is installed
    ("hooks/paraply/icons.py", "pathlib"),  # the same
    ("hooks/paraply/render/compiled.py", "pathlib"),  # what those compile to
    ("hooks/paraply/render/csvfile.py", "io"),  # bytes in memory
    ("hooks/paraply/render/exports.py", "io"),  # bytes in memory
}
"""What the parts above may import all the same."""
ENTRY_POINTS = {"mkdocs_hooks", "commands"}
READ_THE_CLOCK = {"mkdocs_hooks", "scripts"}
ASKS_THE_DAY = {
    ("date", "today"), ("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("time", "time"),
}  # fmt: skip
ASKS_THE_CLOCK = ASKS_THE_DAY | {
    ("os", "environ"),
    ("os", "getenv"),
    ("Path", "cwd"),
    ("os", "getcwd"),
    ("locale", "setlocale"),
}


def part_of(path: Path) -> str:
    """The name in the table of the file at ``path``, seen from the root."""
    if path.parts[0] == "scripts":
        return "scripts"
    if path == Path("hooks/mkdocs_hooks.py"):
        return "mkdocs_hooks"
    names = path.with_suffix("").parts[2:]
    return ".".join(names[:2]) if names[0] in ROOMS and names[1:] != ("__init__",) else names[0]


def imported(source: str) -> Iterator[str]:
    """Every module the source imports, wherever in it; ``from a import b`` may mean the module ``a.b``."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports hide where they lead"
            yield node.module or ""
            yield from (f"{node.module}.{name.name}" for name in node.names)


def imported_names(source: str) -> set[str]:
    """The modules that the source imports."""
    return set(imported(source))


def may_import(part: str, names: list[str]) -> bool:
    """Whether the part may import ``paraply.a.b…``; of a room, the module is asked for."""
    if names[0] in ROOMS and len(names) == 1:
        return True  # ``from paraply.files import atomic`` names the module in its second half
    allowed = {part, *EVERYWHERE, *ALLOWED[part]}
    return names[0] in allowed or (names[0] in ROOMS and ".".join(names[:2]) in allowed)


def dotted(source: str) -> Iterator[tuple[str, str]]:
    """Every ``a.b`` in the source, by the last two names of what stands before the last dot."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute):
            before = node.value
            name = before.id if isinstance(before, ast.Name) else getattr(before, "attr", "")
            yield name, node.attr


def wrong_in(path: Path, source: str) -> list[str]:
    """What in the file at ``path`` (from the root) breaks the rules of the house."""
    part = part_of(path)
    if part in ROOMS and not imported_names(source):
        return []  # the folder's docstring
    if part not in ALLOWED:
        return [f"{path}: '{part}' has no place in the table of this test"]
    wrong = []
    for module in sorted(set(imported(source))):
        names = module.split(".")
        if names[0] == "mkdocs" and part != "mkdocs_hooks":
            wrong.append(f"{path}: mkdocs is imported in hooks/mkdocs_hooks.py only")
        if names[0] == "paraply" and len(names) > 1 and not may_import(part, names[1:]):
            wrong.append(f"{path}: {part} may not import {module}")
        if part in PURE and any(module == name or module.startswith(f"{name}.") for name in OUTSIDE):
            wrong.append(f"{path}: {part} may not use {module}")
        touches_files = names[0] in {"os", "pathlib", "io", "shutil", "tempfile"}
        if part in FILE_FREE and touches_files and (path.as_posix(), names[0]) not in OWN_FILES:
            wrong.append(f"{path}: {part} reads and writes no file, but imports {module}")
    if part not in READ_THE_CLOCK:
        asked = sorted(set(dotted(source)) & (ASKS_THE_CLOCK if part in PURE else ASKS_THE_DAY))
        wrong += [f"{path}: {part} may not ask {name}.{what}" for name, what in asked]
    return wrong


def sources() -> list[Path]:
    return sorted(
        path.relative_to(ROOT) for folder in (HOOKS, ROOT / "scripts") for path in folder.rglob("*.py")
    )


MODULES = {
    ".".join(path.relative_to(HOOKS).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(HOOKS.rglob("*.py"))
}
"""Every module of the program by its whole name."""


def test_every_module_keeps_to_its_floor() -> None:
    read = {path: (ROOT / path).read_text(encoding="utf-8") for path in sources()}
    package = read.pop(Path("hooks/paraply/__init__.py"))
    assert list(imported(package)) == []
    assert [wrong for path, source in read.items() for wrong in wrong_in(path, source)] == []


def test_what_runs_before_anything_is_installed_needs_nothing() -> None:
    path = HOOKS / "paraply" / "command" / "environment.py"
    names = {name.split(".")[0] for name in imported(path.read_text(encoding="utf-8"))}
    assert names <= sys.stdlib_module_names
    for folder in (path.parent, path.parent.parent):
        assert list(imported((folder / "__init__.py").read_text(encoding="utf-8"))) == []


def circle_in(modules: Mapping[str, str]) -> list[str]:
    """Modules, of those given with their source, that import each other in a ring; none when there is none.

    An import inside a function counts too: it only hides the ring until the function is called.
    """
    below: dict[str, set[str]] = {}
    for name, source in modules.items():
        asked = set(imported(source)) - {name}
        inner = {module.rpartition(".")[0] for module in asked if module in modules}
        below[name] = {module for module in asked if module in modules} - (inner - named_alone(source))
    try:
        TopologicalSorter(below).prepare()
    except CycleError as error:
        ring: list[str] = error.args[1]
        return ring
    return []


def named_alone(source: str) -> set[str]:
    """Modules of which the source takes something that is no module itself, or which it names whole."""
    tree = list(ast.walk(ast.parse(source)))
    whole = {name.name for node in tree if isinstance(node, ast.Import) for name in node.names}
    return whole | {
        node.module or ""
        for node in tree
        if isinstance(node, ast.ImportFrom)
        if any(f"{node.module}.{name.name}" not in MODULES for name in node.names)
    }


def test_no_modules_import_each_other() -> None:
    assert circle_in({name: path.read_text(encoding="utf-8") for name, path in MODULES.items()}) == []


@pytest.mark.parametrize("late", ["", "def late() -> None:\n    "])
def test_a_ring_of_modules_is_found(late: str) -> None:
    modules = {"a": "import b", "b": "from c import x", "c": f"{late}from a import y"}
    assert set(circle_in(modules)) == {"a", "b", "c"}
    assert circle_in({**modules, "c": ""}) == []


def test_the_table_has_no_way_up() -> None:
    order = [
        "problems",
        "text.positions",
        "text.yamlfaults",
        "text.yamlfile",
        "model",
        "load",
        "numbers",
        "check",
    ]
    order += ["check", "derive", "render", "build"]
    for part in order:
        assert ALLOWED[part] & set(order) <= set(order[: order.index(part)])
    for part, below in ALLOWED.items():
        assert "build" not in below or part in {"mkdocs_hooks", "commands"}
    for part in ("check", "derive", "render"):
        assert "load" not in ALLOWED[part]
    for part in PACKAGES:
        assert "render" not in ALLOWED[part]


def test_the_docstring_of_the_package_draws_every_part() -> None:
    drawn = (HOOKS / "paraply" / "__init__.py").read_text(encoding="utf-8")
    parts = {part_of(path) for path in sources() if path.parts[0] == "hooks"} - {"__init__", *ROOMS}
    assert set(re.findall(r"^    ([\w.]+) ", drawn, re.MULTILINE)) == parts


def floors_of_the_docstring() -> list[str]:
    drawn = (HOOKS / "paraply" / "__init__.py").read_text(encoding="utf-8").split("\n\n")[2]
    return re.findall(r"^    ([\w.]+) ", drawn, re.MULTILINE)


def floors_of_contributing() -> list[str]:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    table = text.split("\n| layer (top first)", 1)[1].split("\n\n", 1)[0]
    return [
        name.removesuffix("/").replace("/", ".")
        for name in re.findall(r"^\| `(?:hooks/)?([\w./]+?)(?:\.py)?` \|", table, re.MULTILINE)
    ]


@pytest.mark.parametrize("drawn", [floors_of_the_docstring, floors_of_contributing])
def test_the_floors_are_drawn_in_the_order_of_the_table(drawn: Callable[[], list[str]]) -> None:
    floors = drawn()
    assert {"mkdocs_hooks", "build", *PURE, *EVERYWHERE} == set(floors)
    for place, part in enumerate(floors):
        assert ALLOWED[part] & set(floors) <= set(floors[place + 1 :]), part


def test_of_the_floors_only_build_opens_a_room() -> None:
    floors = floors_of_the_docstring()
    opened = {part: ALLOWED[part] - {*floors, *PACKAGES} for part in floors if part not in ENTRY_POINTS}
    assert {part: rooms for part, rooms in opened.items() if rooms} == {"build": {"files.archive"}}


def test_only_changes_and_the_form_ask_git_and_two_parts_the_network() -> None:
    texts = [(part_of(path), (ROOT / path).read_text(encoding="utf-8")) for path in sources()]
    assert {part for part, text in texts if '"git", ' in text} - ENTRY_POINTS == {"changes", "editor"}
    assert {part for part, text in texts if "httpx" in set(imported(text))} - ENTRY_POINTS == {
        "kolada",
        "forge",
    }


@pytest.mark.parametrize(
    ("path", "source", "message"),
    [
        ("hooks/paraply/check/made_up.py", "from paraply.load import load_content", "may not import"),
        ("hooks/paraply/check/made_up.py", "from paraply import load", "may not import"),
        ("hooks/paraply/derive/made_up.py", "import paraply.render.urls", "may not import"),
        ("hooks/paraply/render/made_up.py", "def late():\n    from paraply import build", "may not import"),
        ("hooks/paraply/kolada/made_up.py", "from paraply.render import urls", "may not import"),
        ("hooks/paraply/render/made_up.py", "from paraply.files.publish import publish", "may not import"),
        ("hooks/paraply/render/made_up.py", "import mkdocs.config", "mkdocs_hooks.py only"),
        ("scripts/made_up.py", "from mkdocs import config", "mkdocs_hooks.py only"),
        ("hooks/paraply/check/made_up.py", "import datetime\ndatetime.date.today()", "ask date.today"),
        ("hooks/paraply/derive/made_up.py", "datetime.now(tz=UTC)", "ask datetime.now"),
        ("hooks/paraply/kolada/made_up.py", "datetime.now(tz=UTC)", "ask datetime.now"),
        ("hooks/paraply/command/options.py", "datetime.now(tz=UTC)", "ask datetime.now"),
        ("hooks/paraply/commands/made_up.py", "datetime.now(tz=UTC)", "ask datetime.now"),
        ("hooks/paraply/load/made_up.py", "import os\nos.environ['X']", "ask os.environ"),
        ("hooks/paraply/render/made_up.py", "import time\ntime.time()", "may not use time"),
        ("hooks/paraply/load/made_up.py", "import urllib.request", "may not use urllib.request"),
        ("hooks/paraply/load/made_up.py", "from urllib import request", "may not use urllib.request"),
        ("hooks/paraply/render/made_up.py", "import subprocess", "may not use subprocess"),
        ("hooks/paraply/derive/made_up.py", "from pathlib import Path", "no file"),
        ("hooks/paraply/render/made_up.py", "from pathlib import Path", "no file"),
        ("hooks/paraply/made_up.py", "", "no place in the table"),
    ],
)
def test_a_made_up_offence_is_found(path: str, source: str, message: str) -> None:
    assert any(message in wrong for wrong in wrong_in(Path(path), source))


@pytest.mark.parametrize(
    ("path", "source"),
    [
        (
            "hooks/paraply/render/made_up.py",
            "from urllib.parse import urlsplit\nfrom paraply.derive import news",
        ),
        (
            "hooks/paraply/check/made_up.py",
            "from datetime import date\ndef f(today: date): return today.year",
        ),
        ("hooks/mkdocs_hooks.py", "import os\nfrom mkdocs.config import x\nos.environ"),
        ("scripts/made_up.py", "from datetime import UTC, datetime\ndatetime.now(tz=UTC)"),
        ("hooks/paraply/kolada/made_up.py", "import httpx\nfrom paraply.model import content"),
    ],
)
def test_what_is_allowed_is_let_be(path: str, source: str) -> None:
    assert wrong_in(Path(path), source) == []
