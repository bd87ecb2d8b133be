"""Lighthouse's four marks for the example's start, promise, measure and comparison pages.

Example: python benchmarks/pages.py

The example is built as official (unofficial pages are kept from search engines, which Lighthouse counts) into
a folder that is thrown away, and served compressed on this machine. Nothing here is asserted: marks vary with
the machine. Lighthouse comes by npm into benchmarks/lighthouse/, apart from what the tests need.
"""

import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT)]

from benchmarks.generate import configuration  # noqa: E402  (found through the line above)
from paraply.files.publish import publish  # noqa: E402
from tests.browser.served import SUB_PATH, headers_for  # noqa: E402
from tests.conftest import tool  # noqa: E402

LIGHTHOUSE = Path(__file__).parent / "lighthouse"
PAGES = ("", "garantier/bygglov-inom-atta-veckor/", "matt/trygghet-arskurs-5/", "jamfor/")


class Compressed(SimpleHTTPRequestHandler):
    """Serves a site below the sub-path, compressed, with its own headers."""

    def do_GET(self) -> None:
        path = self.path.partition("?")[0].removeprefix(SUB_PATH)
        site = Path(self.directory)
        file = site / path.lstrip("/")
        file = file / "index.html" if path.endswith("/") else file
        found = file.is_file()
        body = gzip.compress(file.read_bytes() if found else b"", mtime=0)
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", f"{self.guess_type(str(file))}; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers_for(path, (site / "_headers").read_text(encoding="utf-8")).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: Any) -> None:
        """Say nothing of requests."""


def build(folder: Path, address: str) -> Path:
    """Build the example as a municipality would publish it at ``address``."""
    shutil.copytree(ROOT / "tests" / "example" / "content", folder / "content")
    settings = folder / "content" / "results" / "municipality.yml"
    lines = settings.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith(("example:", "site_address:"))]
    settings.write_text("\n".join([*kept, f"site_address: {address}", ""]), encoding="utf-8")
    (folder / "mkdocs.yml").write_text(configuration(), encoding="utf-8")
    if publish(folder / "mkdocs.yml", folder / "site", dict(os.environ)):
        raise SystemExit(1)
    return folder / "site"


def marks(url: str) -> dict[str, int]:
    """Lighthouse's marks for a page on a phone, 0 to 100."""
    command = [str(LIGHTHOUSE / "node_modules" / ".bin" / "lighthouse"), url, "--quiet", "--output=json"]
    command.append("--chrome-flags=--headless=new --no-sandbox")
    environment = {**os.environ, "CHROME_PATH": tool("chromium"), "PATH": _path()}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    report = json.loads(done.stdout)
    failed = [
        name
        for name, audit in report["audits"].items()
        if audit["scoreDisplayMode"] == "binary" and audit["score"] == 0
    ]
    if failed:
        print("  found:", ", ".join(failed))
    return {name: round(100 * part["score"]) for name, part in report["categories"].items()}


def _path() -> str:
    return os.pathsep.join([str(ROOT / ".venv" / "bin"), os.environ.get("PATH", os.defpath)])


def main() -> None:
    """Build, serve, measure, and print a row for each page."""
    if not (LIGHTHOUSE / "node_modules").exists():
        subprocess.run(["npm", "ci"], cwd=LIGHTHOUSE, env={**os.environ, "PATH": _path()}, check=True)
    with tempfile.TemporaryDirectory() as folder:
        server = ThreadingHTTPServer(
            ("127.0.0.1", 0), partial(Compressed, directory=str(Path(folder) / "site"))
        )
        address = f"http://127.0.0.1:{server.server_port}{SUB_PATH}/"
        build(Path(folder), address)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for page in PAGES:
            print(f"/{page}", marks(address + page), flush=True)
        server.shutdown()


if __name__ == "__main__":
    main()
