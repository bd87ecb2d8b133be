import pytest

from tests.safe.cases import CASES


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """How many cases each property was asked, after ``make fuzz``."""
    if terminalreporter.config.getoption("--hypothesis-profile") == "fuzz" and CASES:
        for name, number in CASES.most_common():
            terminalreporter.write_line(f"{number:>9,}  {name}")
        terminalreporter.write_line(f"{CASES.total():>9,}  cases in all")
