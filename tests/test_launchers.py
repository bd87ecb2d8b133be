"""Every command of ``scripts/``: what ``--help`` says, that a wrong flag is told, and no traceback."""

import re
import runpy
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

LAUNCHERS = sorted((ROOT / "scripts").glob("*.py"))
FOR_DEVELOPERS = {"make_pictures.py", "install_test_tools.py"}


def run(launcher: Path, *arguments: str) -> int:
    """The exit status, in this process: a process each would take half a minute."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", [launcher.name, *arguments])
        patch.setattr(sys, "path", list(sys.path))
        patch.setenv("COLUMNS", "100")
        main = runpy.run_path(str(launcher))["main"]
        with pytest.raises(SystemExit) as stopped:
            main()
    return int(str(stopped.value.code))


@pytest.mark.parametrize("launcher", LAUNCHERS, ids=lambda path: path.name)
class TestLauncher:
    def test_help_has_an_example_and_says_what_the_status_means(
        self, launcher: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(launcher, "--help") == 0
        told = " ".join(capsys.readouterr().out.split())
        english = launcher.name in FOR_DEVELOPERS
        example, status = ("Example", "Exit status") if english else ("Exempel", "Slutstatus")
        assert re.search(rf"{example}:? .*python scripts/{launcher.name}", told)
        assert re.search(rf"{status}: 0 .*", told)
        statuses = re.findall(r"\b(\d+) ", told.partition(f"{status}: ")[2])
        assert set(statuses) <= {"0", "1", "10"}

    def test_a_wrong_flag_is_told(self, launcher: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(launcher, "--finns-inte") == 2
        assert launcher.name in capsys.readouterr().err

    def test_its_first_words_are_an_example_too(self, launcher: Path) -> None:
        text = launcher.read_text(encoding="utf-8")
        assert text.startswith('"""')
        assert re.search(rf"^Example: .*python scripts/{launcher.name}", text, re.MULTILINE)
