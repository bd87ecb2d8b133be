"""Show the site while somebody writes: each page is made anew after an edit of the content."""

import socket
import subprocess
import sys
from datetime import date
from pathlib import Path

from paraply.command import options
from paraply.command.commandline import Number, option
from paraply.command.commandline import command as declare
from paraply.command.guarded import guarded
from paraply.language import N_, _

PATIENCE = 5.0
"""Seconds for the server to end by itself."""


@declare(
    "serve",
    about=N_("Visa webbplatsen medan du skriver. Sidan i webbläsaren görs om när du sparar en fil."),
    example="serve\nserve --today 2027-01-01",
    status=N_("0 avslutat med Ctrl+C, 1 det gick inte att visa webbplatsen."),
)
@options.config
@option("--port", type=Number(), default=8000, metavar=N_("PORT"), help=N_("webbplatsens port"))
@options.given_today
def command(config: Path, port: int, today: date | None) -> int:
    """Run the server of MkDocs until Ctrl+C. Without a day it shows today's, tomorrow too."""
    if not config.is_file():
        print(_("{file} finns inte. Välj en annan --config.", file=config), file=sys.stderr)
        return 1
    with socket.socket() as asked:
        if asked.connect_ex(("127.0.0.1", port)) == 0:
            told = _("Port {port} är upptagen. Välj en annan: --port {other}", port=port, other=port + 10)
            print(told, file=sys.stderr)
            return 1
    server = guarded("mkdocs", "serve", "--livereload", "-f", str(config))
    address = ["--dev-addr", f"127.0.0.1:{port}"]
    with subprocess.Popen([*server, *address], env=options.environment(today)) as process:
        try:
            return int(process.wait() != 0)
        except KeyboardInterrupt:
            _end(process)
    return 0


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Wait for the server, which hears Ctrl+C too; who stopped us otherwise has it stop as well."""
    for stop in (process.terminate, process.kill):
        try:
            process.wait(PATIENCE if process.poll() is None else 0)
        except subprocess.TimeoutExpired:
            stop()
        else:
            return
