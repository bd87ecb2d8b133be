"""The way from the start page, for breadcrumbs."""

from typing import Final

from paraply.render import urls
from paraply.render.page import Crumb

START: Final = Crumb("Start", urls.START)
AREAS: Final = (START, Crumb("Områden", urls.AREAS))
PROMISES: Final = (START, Crumb("Löften", urls.PROMISES))
GOALS: Final = (START, Crumb("Mål", urls.GOALS))
MEASURES: Final = (START, Crumb("Mått", urls.MEASURES))
SURVEYS: Final = (START, Crumb("Mätningar", urls.SURVEYS))
REPORTS: Final = (START, Crumb("Rapporter", urls.REPORTS))
OWNERS: Final = (START, Crumb("Ansvariga", urls.OWNERS))
ABOUT: Final = (START, Crumb("Om", urls.ABOUT))
POLICIES: Final = (*ABOUT, Crumb("Styrdokument", urls.POLICIES))
