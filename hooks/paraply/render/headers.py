"""The headers a host is asked to send: what pages may load, and who may frame them.

The policy allows files of the site itself and nothing inline, so it needs neither hashes nor exceptions.
Each page carries it as ``<meta>`` too, for hosts that send no headers; only headers can say who may frame it.
"""

from collections.abc import Iterable, Iterator

from paraply.render import urls
from paraply.render.page import PlainFile, text_file

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'"
)
NOT_FRAMED = f"{POLICY}; frame-ancestors 'none'"
FRAMED = f"{POLICY}; frame-ancestors *"
RDF = "application/rdf+xml"
"""What a harvester asks for; few hosts know the ending."""

ATOM = "application/atom+xml"
"""What a news reader asks for; hosts know a feed from other XML by nothing."""

EMBEDDED = f"/{urls.MEASURES}[^/]+/inbaddad/"
"""The pages other sites may frame, as a regular expression."""


def header_files(*, indexed: bool, apache: Iterable[str] = ()) -> Iterator[PlainFile]:
    """``_headers`` for Netlify and Cloudflare Pages, ``.htaccess`` for Apache, with more lines of its own.

    Others: ``hosting/``.
    """
    common = {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Access-Control-Allow-Origin": "*",  # every file is public, and data files are read by other sites
    }
    if not indexed:
        common["X-Robots-Tag"] = "noindex"
    more = list(apache)
    yield text_file(urls.HEADERS, lambda: "\n".join(_netlify(common)))
    yield text_file(urls.HTACCESS, lambda: "\n".join([*more, *_apache(common)]))


def _netlify(common: dict[str, str]) -> Iterator[str]:
    """No rule loosens another: where two give one header, some hosts send both, and a browser obeys both.

    Hence the rule for all says nothing of frames, and each folder but the embedded pages forbids them.
    """
    yield "/*"
    for name, value in {"Content-Security-Policy": POLICY, **common}.items():
        yield f"  {name}: {value}"
    folders = sorted({page.partition("/")[0] for page in urls.ENGINE_PAGES if "/" in page})
    measures = urls.MEASURES.strip("/")
    for path in ("/", *(f"/{folder}/*" for folder in folders if folder != measures)):
        yield from (path, f"  Content-Security-Policy: {NOT_FRAMED}")
    for path in (f"/{measures}/", f"/{measures}/:id/"):
        yield from (path, f"  Content-Security-Policy: {NOT_FRAMED}")
    yield from (f"/{urls.CATALOGUE}", f"  Content-Type: {RDF}")
    yield from (f"/{urls.FEED}", f"  Content-Type: {ATOM}")
    yield ""


def _apache(common: dict[str, str]) -> Iterator[str]:
    """Lines that ``AllowOverride FileInfo`` allows, each kind only where its module is loaded."""
    yield "<IfModule mod_headers.c>"
    for name, value in common.items():
        yield f'  Header always set {name} "{value}"'
    for policy, whether in ((NOT_FRAMED, "!~"), (FRAMED, "=~")):
        here = f'"expr=%{{REQUEST_URI}} {whether} m#{EMBEDDED}#"'
        yield f'  Header always set Content-Security-Policy "{policy}" {here}'
    yield '  Header set Cache-Control "no-cache"'
    yield '  Header set Cache-Control "max-age=600" "expr=%{REQUEST_URI} =~ m#/assets/[^/]+[.]#"'
    # mod_deflate marks what it has compressed, and does not know its own mark when a browser asks again
    yield """  RequestHeader edit If-None-Match '^"(.*)-gzip"$' '"$1", "$1-gzip"'"""
    yield "</IfModule>"
    yield "<IfModule mod_mime.c>"
    yield from (f"  AddType {RDF} .rdf", "  AddType text/csv .csv", "  AddType text/javascript .js")
    yield "  AddType image/webp .webp"
    yield "  AddCharset utf-8 .html .css .csv .js .json .rdf .svg .txt .xml"
    yield from (
        f"  <Files {urls.FEED.rpartition('/')[2]}>",
        f'    ForceType "{ATOM}; charset=utf-8"',
        "  </Files>",
    )
    yield "</IfModule>"
    yield "<IfModule mod_deflate.c>"
    text = "text/html text/css text/csv text/javascript text/plain image/svg+xml"
    yield f"  AddOutputFilterByType DEFLATE {text}"
    yield f"  AddOutputFilterByType DEFLATE application/json application/xml {ATOM} {RDF}"
    yield "</IfModule>"
    yield "<IfModule mod_alias.c>"
    yield rf'  RedirectMatch 404 "/({urls.HEADERS}|{urls.REDIRECTS}[^/]*|\.(?!well-known/)[^/]*|assets/)$"'
    yield "</IfModule>"
    yield ""
