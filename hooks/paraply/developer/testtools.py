"""What the tests need and pip cannot give: Chromium, axe-core, Decap, the HTML checker vnu, web servers.

What was found stands in .venv/test-tools.json, where the tests read it, a path or null each:
{"chromium": …, "axe": …, "vnu": …, "decap": …, "nginx": …, "apache2": …, "missing": {name: reason}}.
PARAPLY_CHROMIUM names a browser to use instead. With PARAPLY_REQUIRE_ALL=1 nothing may be missing.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import sync_playwright

from paraply.developer import npm

ROOT = Path(__file__).resolve().parents[3]
FOUND = ROOT / ".venv" / "test-tools.json"
EDITOR = ROOT / "scripts" / "editor"
UNPACKED = ROOT / ".venv" / "unpacked"
SYSTEM = os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin"])
"""Where servers are looked for: few people have /usr/sbin in their PATH."""

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
TEN_MINUTES = 600


class UnavailableError(Exception):
    """A tool cannot be had on this machine; the text says why."""


def run(*command: str, env: dict[str, str] | None = None, cwd: str | Path = ROOT) -> None:
    """Run one installing command, silently, and turn every way it can fail into its own words."""
    print("Installing:", *command, flush=True)
    try:
        done = subprocess.run(
            command, cwd=cwd, env=env, timeout=TEN_MINUTES, capture_output=True, text=True, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UnavailableError(str(error)) from error
    if done.returncode:
        said = (done.stderr.strip() or done.stdout.strip() or "no reason given").splitlines()
        reason = next((line.strip() for line in said if "error" in line.lower()), said[-1])
        raise UnavailableError(f"'{' '.join(command)}' failed: {reason}")


def works(*command: str) -> bool:
    """Tell whether a command runs at all, without a word."""
    try:
        done = subprocess.run(command, timeout=60, capture_output=True, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def browsers() -> Iterator[str]:
    """Name the browsers that may be on this machine, the one asked for first, Playwright's own last."""
    if asked := os.environ.get("PARAPLY_CHROMIUM"):
        yield asked
    yield from filter(None, map(shutil.which, BROWSERS))
    with sync_playwright() as playwright:
        yield playwright.chromium.executable_path


def installed_browser() -> str | None:
    """Find a browser that starts: it may lack libraries, and Ubuntu's package is an empty shell."""
    return next((browser for browser in browsers() if works(browser, "--version")), None)


def as_root() -> list[str] | None:
    """Give the words to put before a command that needs root, or None where root is not to be had."""
    if not hasattr(os, "geteuid"):
        return None
    if os.geteuid() == 0:
        return []
    return ["sudo", "-n"] if works("sudo", "-n", "true") else None


def chromium() -> str:
    """Find a browser or install one: Debian's where we may, else Playwright's."""
    if browser := installed_browser():
        return browser
    if shutil.which("apt-get") and (root := as_root()) is not None:
        with suppress(UnavailableError):  # one broken source of many must not stop the rest
            run(*root, "apt-get", "update")
        try:
            run(*root, "apt-get", "install", "--yes", "--no-install-recommends", "chromium")
        except UnavailableError as error:
            print(error)
        if browser := installed_browser():
            return browser
    run(sys.executable, "-m", "playwright", "install", "chromium")
    if browser := installed_browser():
        return browser
    raise UnavailableError("the browser that Playwright installed does not start: libraries are missing")


def packaged(name: str, file: str, folder: Path = ROOT) -> str:
    """Find a file of an npm package in the version that the folder's lock names, or install it."""
    if not npm.is_installed(folder):
        print("Installing: npm ci --prefix", folder, flush=True)
        try:
            npm.install(folder)
        except npm.NpmError as error:
            raise UnavailableError(str(error)) from error
    return str(folder / "node_modules" / name / file)


def axe() -> str:
    """Find axe-core, or install it."""
    return packaged("axe-core", "axe.min.js")


def vnu() -> str:
    """Find the HTML checker, which runs on Java; install either where it is missing."""
    if not works("java", "-version"):
        root = as_root() if shutil.which("apt-get") else None
        if root is None:
            raise UnavailableError("it needs Java, and there is none")
        with suppress(UnavailableError):
            run(*root, "apt-get", "update")
        run(*root, "apt-get", "install", "--yes", "--no-install-recommends", "default-jre-headless")
    return packaged("vnu-jar", "build/dist/vnu.jar")


def nginx() -> str:
    """Find nginx, or unpack Debian's package here: to install it would start a server, and needs root."""
    unpacked = UNPACKED / "usr" / "sbin" / "nginx"
    found = shutil.which("nginx", path=SYSTEM) or str(unpacked)
    if works(found, "-v"):
        return found
    if not shutil.which("apt-get"):
        raise UnavailableError("there is none, and no apt-get to get it with")
    with tempfile.TemporaryDirectory() as folder:
        try:
            run("apt-get", "download", "nginx", cwd=folder)
        except UnavailableError:  # a new container knows no packages
            run(*(as_root() or ()), "apt-get", "update")
            run("apt-get", "download", "nginx", cwd=folder)
        [package] = Path(folder).glob("nginx_*.deb")
        run("dpkg-deb", "--extract", str(package), str(UNPACKED))
    if works(str(unpacked), "-v"):
        return str(unpacked)
    raise UnavailableError("Debian's nginx does not start here: libraries are missing")


def apache() -> str:
    """Find Apache, or install Debian's package with the program alone, which starts nothing."""
    if (found := shutil.which("apache2", path=SYSTEM)) and works(found, "-v"):
        return found
    root = as_root() if shutil.which("apt-get") else None
    if root is None:
        raise UnavailableError("there is none, and it may not be installed")
    with suppress(UnavailableError):
        run(*root, "apt-get", "update")
    run(*root, "apt-get", "install", "--yes", "--no-install-recommends", "apache2-bin")
    return str(shutil.which("apache2", path=SYSTEM))


def decap() -> str:
    """Find the form's program, or install it."""
    return packaged("decap-cms", "dist/decap-cms.js", EDITOR)


def install() -> dict[str, str]:
    """Get all tools, write down where they are, and give the reasons for those that are missing."""
    tools: dict[str, Callable[[], str]] = {
        "chromium": chromium,
        "axe": axe,
        "vnu": vnu,
        "decap": decap,
        "nginx": nginx,
        "apache2": apache,
    }
    found: dict[str, str | None] = dict.fromkeys(tools)
    missing: dict[str, str] = {}
    for name, get in tools.items():
        try:
            found[name] = get()
        except UnavailableError as error:
            missing[name] = str(error)
    FOUND.write_text(json.dumps({**found, "missing": missing}, indent=2) + "\n", encoding="utf-8")
    return missing


def missing_at_last() -> dict[str, str]:
    """What the last run could not get, and why."""
    missing: dict[str, str] = json.loads(FOUND.read_text("utf-8"))["missing"]
    return missing
