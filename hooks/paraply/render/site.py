"""The whole site as plain values: pages, files, and what every page shares."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from paraply import numbers
from paraply.derive.history import History
from paraply.derive.views import Views
from paraply.model.municipality import Municipality, Status
from paraply.problems import Rule
from paraply.render import urls
from paraply.render.files import colour_tokens, is_indexed, plain_files
from paraply.render.headers import POLICY
from paraply.render.page import Page, PlainFile
from paraply.render.pages import all_pages
from paraply.render.templating import Renderer

SITE_NAME = "Kvalitet och resultat"
NAVIGATION = (
    ("Områden", urls.AREAS, "areas"),
    ("Löften", urls.PROMISES, "promises"),
    ("Mål", urls.GOALS, "goals"),
    ("Mått", urls.MEASURES, "measures"),
    ("Rapporter", urls.REPORTS, "reports"),
    ("Sök", urls.A_TO_Z, "a-o"),
)
FOOTER = (
    (
        "Om den här delen av webbplatsen",
        (
            ("Så arbetar vi med kvalitet", urls.QUALITY_WORK),
            ("Så räknas bedömningarna", urls.JUDGEMENT),
            ("Ansvariga", urls.OWNERS),
            ("Kvalitetsmätningar", urls.SURVEYS),
            ("Jämför med andra kommuner", urls.COMPARE),
            ("Nytt", urls.NEWS),
            ("Allt om sidorna", urls.ABOUT),
        ),
    ),
    (
        "Tillgänglighet och data",
        (
            ("Tillgänglighetsredogörelse", urls.ACCESSIBILITY),
            ("Ordlista", urls.GLOSSARY),
            ("Öppna data", urls.OPEN_DATA),
            ("Allt från A till Ö", urls.A_TO_Z),
        ),
    ),
)
FOOTER_NOTE = (
    "Det du skickar till kommunen blir allmän handling. Inga kakor, inga anrop till andra webbplatser."
)


@dataclass(frozen=True)
class Site:
    """Everything that is to be written. Bodies are rendered one by one, when asked for."""

    views: Views
    address: str
    pages: tuple[Page, ...]
    _renderer: Renderer

    def body(self, page: Page) -> str:
        """A page's HTML."""
        return self._renderer.body(page)

    def files(self) -> Iterator[PlainFile]:
        """The files that are not pages."""
        return plain_files(self.views, self.pages, self.address)

    @property
    def shared(self) -> dict[str, Any]:
        """What every page shows besides its body: banner, navigation, contact and footer."""
        municipality = self.views.content.municipality
        return {
            "municipality": {"name": municipality.name},
            "section_name": SITE_NAME,
            "policy": POLICY,
            "today": numbers.day(self.views.today),
            "robots": "" if is_indexed(self.views) else "noindex",
            "banner": list(_banner(municipality)),
            "navigation": [
                {"title": title, "url": url, "section": section} for title, url, section in NAVIGATION
            ],
            "footer": [
                {"heading": heading, "links": [{"title": title, "url": url} for title, url in links]}
                for heading, links in FOOTER
            ],
            "footer_note": FOOTER_NOTE,
            "contact": _contact(municipality),
            "feed": urls.FEED if self.address else "",
            "styles": urls.STYLES if colour_tokens(self.views) else "",
            "logo": municipality.logo,
            "social_image": municipality.social_image or urls.SHARED_PICTURE,
        }

    def meta(self, page: Page) -> dict[str, Any]:
        """A page's front matter: all that the theme needs to know of it."""
        return {
            "title": page.title,
            "description": page.description,
            "breadcrumbs": [{"title": crumb.title, "url": crumb.url} for crumb in page.breadcrumbs],
            "section": page.section,
            "layout": page.layout,
            "pictograms": page.pictograms,
            "scripts": list(page.scripts),
            "linked": page.linked,
            "robots": "noindex" if page.noindex else "",
            "updated": str(page.updated) if page.updated else "",
            "updated_text": numbers.day(page.updated) if page.updated else "",
            "generated": True,
        }


def render_site(views: Views, history: History | None = None, rules: Sequence[Rule] = ()) -> Site:
    """Plan every page. ``views`` hold only what is public; ``history`` is the past of their files.

    ``rules`` are those that the content is checked by, for the handbook.
    """
    address = views.content.municipality.site_address or ""
    return Site(views, address, tuple(all_pages(views, rules)), Renderer(views, history))


def _banner(municipality: Municipality) -> Iterator[str]:
    if municipality.example:
        yield "Exempel. Kommunen och alla uppgifter är påhittade."
    if municipality.status is Status.UNOFFICIAL:
        yield f"Förslag. Inte publicerat av {municipality.name}."


def _contact(municipality: Municipality) -> dict[str, str | None]:
    contact = municipality.contact
    phone = contact.phone or ""
    return {
        "text": f"{contact.centre or 'Kommunen'} svarar på frågor och tar emot synpunkter.",
        "phone": contact.phone,
        "phone_href": f"tel:{phone.replace(' ', '').replace('-', '')}" if phone else None,
        "email": contact.email,
        "complaints_url": contact.complaints_url,
    }
