"""The whole site as plain values: pages, files, and what every page shares."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from paraply import language, numbers
from paraply.check.rule import Lead
from paraply.derive.history import History
from paraply.derive.views import Views
from paraply.language import N_, _
from paraply.model.byhand import ByHand, Settings
from paraply.model.municipality import Municipality, Status
from paraply.render import phones, urls
from paraply.render.drawings import Draw, Drawing, drawings, pictured
from paraply.render.files import band_of, colour_tokens, is_indexed, plain_files
from paraply.render.frame import frame_of
from paraply.render.headers import POLICY
from paraply.render.menu import Menu
from paraply.render.page import Page, PlainFile
from paraply.render.pages import all_pages
from paraply.render.targets import Targets
from paraply.render.templating import Renderer
from paraply.render.terms import Terms

FOOTER = (
    (
        N_("Om den här delen av webbplatsen"),
        (
            (N_("Nuläge"), urls.PRESENT_STATE),
            (N_("Så arbetar vi med kvalitet"), urls.QUALITY_WORK),
            (N_("Så räknas bedömningarna"), urls.JUDGEMENT),
            (N_("Ansvariga"), urls.OWNERS),
            (N_("Klaga och överklaga"), urls.COMPLAINTS),
            (N_("Kvalitetsmätningar"), urls.SURVEYS),
            (N_("Jämför med andra kommuner"), urls.COMPARE),
            (N_("Nytt"), urls.NEWS),
            (N_("Rättelser"), urls.CORRECTIONS),
            (N_("Allt om sidorna"), urls.ABOUT),
        ),
    ),
    (
        N_("Tillgänglighet och data"),
        (
            (N_("Tillgänglighetsredogörelse"), urls.ACCESSIBILITY),
            (N_("Ordlista"), urls.GLOSSARY),
            (N_("Öppna data"), urls.OPEN_DATA),
            (N_("Allt från A till Ö"), urls.A_TO_Z),
        ),
    ),
)
FOOTER_NOTE = N_(
    "Det du skickar till kommunen blir allmän handling. Inga kakor, inga anrop till andra webbplatser."
)


def site_name() -> str:
    """What this part of the municipality's website is called."""
    return _("Kvalitet och resultat")


@dataclass(frozen=True)
class Site:
    """Everything that is to be written. Bodies are rendered one by one, when asked for."""

    views: Views
    address: str
    pages: tuple[Page, ...]
    _renderer: Renderer
    menu: Menu
    _by_hand: ByHand
    _settings: Settings
    _draw: Draw | None = None

    def body(self, page: Page) -> str:
        """A page's HTML."""
        return self._renderer.body(page)

    def lead(self, written: str) -> Lead:
        """How far a text's link comes, that is written from the site's root."""
        return self._renderer.targets.reached(written)[1]

    def files(self) -> Iterator[PlainFile]:
        """The files that are not pages."""
        yield from plain_files(self.views, self.pages, self.address, self._by_hand.pages, self._settings)
        for address, picture in self._draw(list(self.drawings())) if self._draw else ():
            yield PlainFile(address, partial(bytes, picture), is_made=True)

    def drawings(self) -> Iterator[Drawing]:
        """What is made into pictures when the site is built with them."""
        return drawings(self.pages, self.views, site_name(), band_of(self.views, self._settings) or "")

    @property
    def shared(self) -> dict[str, Any]:
        """What every page shows besides its body: banner, navigation, contact and footer."""
        municipality = self.views.content.municipality
        return {
            "municipality": {"name": municipality.name},
            "section_name": site_name(),
            "language": language.tag(),
            "words": _words(municipality),
            "policy": POLICY,
            "today": _("Det vi vet den {day}", day=numbers.day(self.views.today)),
            "robots": "" if is_indexed(self.views) else "noindex",
            "banner": list(_banner(municipality)),
            "navigation": self.menu.items(),
            "footer": [
                {"heading": _(heading), "links": [{"title": _(title), "url": url} for title, url in links]}
                for heading, links in FOOTER
            ],
            "footer_note": _(FOOTER_NOTE),
            "contact": _contact(municipality),
            "feed": urls.FEED if self.address else "",
            "styles": urls.STYLES if colour_tokens(self.views, self._settings) else "",
            **frame_of(self._settings, municipality.logo),
            "social_image": municipality.social_image or urls.SHARED_PICTURE,
        }

    def listed(self, page: Page) -> dict[str, str]:
        """The part of the front matter that lists of pages ask for, such as the site map."""
        return {
            "title": page.title.removesuffix("."),
            "robots": "noindex" if page.noindex else "",
            "updated": str(page.updated) if page.updated else "",
        }

    def meta(self, page: Page) -> dict[str, Any]:
        """A page's front matter: all that the theme needs to know of it."""
        return {
            **self.listed(page),
            "description": page.description,
            "breadcrumbs": [
                {"title": crumb.title, "url": self._renderer.targets.sound(crumb.url)}
                for crumb in page.breadcrumbs
            ],
            "section": page.section,
            "layout": page.layout,
            "pictograms": page.pictograms,
            "scripts": list(page.scripts()),
            "linked": page.linked(),
            "picture": urls.picture_of(page.address) if self._draw and page.card else "",
            "picture_alt": page.card().alt if self._draw and page.card else "",
            "updated_text": numbers.day(page.updated) if page.updated else "",
            "generated": True,
        }


def render_site(
    views: Views,
    history: History | None = None,
    by_hand: ByHand | None = None,
    settings: Settings | None = None,
    draw: Draw | None = None,
    planned: tuple[Page, ...] | None = None,
) -> Site:
    """Plan every page, unless all are ``planned`` from these ``views``.

    ``views`` hold only what is public; ``history`` is the past of their files.

    ``by_hand`` are the pages and files of ``docs/``, and ``settings`` what ``mkdocs.yml`` says. With ``draw``
    the site has pictures, made by it.
    """
    beside, told = by_hand or ByHand(), settings or Settings()
    address = views.content.municipality.site_address or ""
    pages = tuple(all_pages(views)) if planned is None else planned
    renderer = Renderer(views, history)
    renderer.has_pictures = draw is not None
    files = partial(_addresses, views, pages, address, has_pictures=draw is not None)
    renderer.targets = Targets(pages, files, renderer.body, beside.anchors)
    menu = Menu(told, pages, beside)
    glossary = next((page for page in beside.pages if page.address == urls.GLOSSARY), None)
    renderer.terms = Terms(glossary, (item["title"] for item in menu.items()))
    return Site(views, address, pages, renderer, menu, beside, told, draw)


def _addresses(views: Views, pages: Sequence[Page], address: str, *, has_pictures: bool) -> Iterator[str]:
    yield from (plain.address for plain in plain_files(views, pages, address))
    if has_pictures:
        yield from pictured(pages, views)


def _words(municipality: Municipality) -> dict[str, str]:
    """What the frame of every page says of itself, and the page that is shown when there is none."""
    return {
        "banner": _("Om den här webbplatsen"),
        "skip": _("Hoppa till innehållet"),
        "top": _("Till sidans början"),
        "breadcrumbs": _("Sökväg"),
        "contents": _("På den här sidan"),
        "main_menu": _("Huvudmeny"),
        "menu": _("Meny"),
        "search": _("Sök"),
        "search_for": _("Sök bland löften, mål och mått"),
        "news": _("Nytt – {municipality}", municipality=municipality.name),
        "contact": _("Kontakt"),
        "complaints": _("Lämna synpunkter eller klagomål"),
        "changed": _("Uppgifterna är från"),
        "edited": _("Senast ändrad"),
        "change": _("Föreslå en ändring av sidan"),
        "languages": _("Språk"),
        "elsewhere": _("Följ oss"),
        "not_found": _("Sidan finns inte"),
        "not_found_why": _("Adressen kan vara felskriven, eller så har sidan flyttat. Här kan du börja om:"),
        "start": _("Startsidan"),
        "a_to_z": _("Allt innehåll från A till Ö"),
        "promises": _("Löften till dig"),
        "measures": _("Mått och resultat"),
    }


def _banner(municipality: Municipality) -> Iterator[str]:
    if municipality.example:
        yield _("Exempel. Kommunen och alla uppgifter är påhittade.")
    if municipality.status is Status.UNOFFICIAL:
        yield _("Förslag. Inte publicerat av {name}.", name=municipality.name)


def _contact(municipality: Municipality) -> dict[str, str | None]:
    contact = municipality.contact
    return {
        "text": _(
            "{centre} svarar på frågor och tar emot synpunkter.", centre=contact.centre or _("Kommunen")
        ),
        "phone": contact.phone,
        "phone_href": phones.call(contact.phone) if contact.phone else None,
        "email": contact.email,
        "complaints_url": contact.complaints_url,
    }
