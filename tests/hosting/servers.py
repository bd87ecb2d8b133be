"""Real web servers, with the configuration that HOSTING.md hands out: only folders and ports are replaced."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from tests.conftest import ROOT, tool

ALONE, WITHIN = "kvalitet.example.org", "www.example.org"
"""The two hosts of the examples: one with the site at its root, one with the site in /kvalitet/."""

MODULES = Path("/usr/lib/apache2/modules")
LOADED = ("mpm_event", "authz_core", "dir", "mime", "alias", "filter", "deflate", "headers")
NGINX = """daemon off;
pid {folder}/pid;
error_log {folder}/log;
{user}
events {{ }}
http {{
    access_log off;
    {temporary}
    include {hosting}/nginx/maps.conf;
    {servers}
}}
"""
APACHE = """ServerRoot {folder}
PidFile {folder}/pid
ErrorLog {folder}/log
DefaultRuntimeDir {folder}
{user}
{modules}
TypesConfig {types}
Listen 127.0.0.1:{port}
ServerName localhost
<Directory />
    Require all denied
</Directory>
{servers}
"""
TYPES = "text/html html\ntext/css css\ntext/plain txt\napplication/json json\napplication/xml xml\n"
TYPES += "image/svg+xml svg\nimage/png png\nimage/jpeg jpg\n"


@contextmanager
def started(server: str, alone: Path, within: Path) -> Iterator[httpx.Client]:
    """A client of the server, which shows one site at the root of a host and one in a folder of another."""
    with tempfile.TemporaryDirectory(prefix="paraply-") as made:
        folder = Path(made)
        places = {folder / "paraply" / "site": alone, folder / "www" / "kvalitet": within}
        for place, site in places.items():
            shutil.copytree(site, place)
        for place in (folder, *places):
            place.chmod(0o755)  # a server that root starts gives up being root
        port = _free_port()
        command = {"nginx": _nginx, "apache2": _apache}[server](folder, port)
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        try:
            with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
                _wait_for(client, process)
                yield client
        finally:
            process.terminate()
            process.communicate(timeout=30)


def _nginx(folder: Path, port: int) -> list[str]:
    hosting = ROOT / "hosting"
    servers = _placed((hosting / "nginx" / "servers.conf").read_text(encoding="utf-8"), folder)
    servers = servers.replace("/etc/nginx/paraply/", f"{hosting}/nginx/")
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    text = NGINX.format(
        folder=folder,
        hosting=hosting,
        user="user www-data;" if os.geteuid() == 0 else "",
        temporary="\n    ".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds),
        servers=servers.replace("listen 80;", f"listen 127.0.0.1:{port};"),
    )
    (folder / "nginx.conf").write_text(text, encoding="utf-8")
    return [tool("nginx"), "-e", f"{folder}/log", "-c", f"{folder}/nginx.conf"]


def _apache(folder: Path, port: int) -> list[str]:
    (folder / "types").write_text(TYPES, encoding="utf-8")
    servers = _placed((ROOT / "hosting" / "apache.conf").read_text(encoding="utf-8"), folder)
    text = APACHE.format(
        folder=folder,
        port=port,
        types=folder / "types",
        user="User www-data\nGroup www-data" if os.geteuid() == 0 else "",
        modules="\n".join(f"LoadModule {name}_module {MODULES}/mod_{name}.so" for name in LOADED),
        servers=servers.replace("*:80", f"127.0.0.1:{port}"),
    )
    (folder / "apache.conf").write_text(text, encoding="utf-8")
    return [tool("apache2"), "-D", "FOREGROUND", "-f", f"{folder}/apache.conf"]


def _placed(text: str, folder: Path) -> str:
    return text.replace("/srv/", f"{folder}/")


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def _wait_for(client: httpx.Client, process: subprocess.Popen[bytes]) -> None:
    """Ask until the server answers, or has ended with a reason."""
    while process.poll() is None:
        try:
            client.get("/", headers={"Host": ALONE})
            return
        except httpx.TransportError:
            time.sleep(0.02)
    assert process.stderr is not None
    raise RuntimeError(process.stderr.read().decode())
