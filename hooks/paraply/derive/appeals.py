"""Where a decision about a promise is appealed: as the promise says, else by the law it rests on."""

import re
from typing import Final

from paraply.derive.views import PromiseView, Views
from paraply.model.appeal import Appeal, AppealTo
from paraply.model.guarantee import BasisKind

BY_LAW: Final = (
    (
        AppealTo.COUNTY_BOARD,
        r"plan- och bygg(?:lag|förordning)\w*|2010:900|2011:338|miljöbalk\w*|1998:808|gaturenhållning\w*"
        r"|1998:814|brandfarliga?\b.*|2010:1011",
    ),
    (
        AppealTo.ADMINISTRATIVE_COURT,
        r"alkohollag\w*|2010:1622|tobak\w*|2018:2088|socialtjänstlag\w*|2025:400|2001:453|\bLSS\b|1993:387"
        r"|stöd och service till vissa funktionshindrade|färdtjänst\w*|1997:736|1997:735"
        r"|bostadsanpassning\w*|2018:222|tillgängliggörande av data|2022:818|dataskydd\w*|2016/679",
    ),
)
"""Laws by their names and numbers. Plan- och bygglagen 13 kap. 3 §, miljöbalken 19 kap. 1 §, 1998:814 16 §;
socialtjänstlagen 35 kap. 1 §, LSS 27 §, 1997:736 16 §, 1997:735 13 §, 2018:222 24 §, 2022:818 5 kap. 4 §,
2018:218 7 kap. 2 §. Of any other law the municipality says so itself, or nobody knows."""

_PATTERNS: Final = tuple((to, re.compile(pattern, re.IGNORECASE)) for to, pattern in BY_LAW)


def appeal_of(view: PromiseView, views: Views) -> Appeal | None:
    """The promise's own way, else its law's, else its area's; None when it is not known."""
    if view.guarantee.appeal:
        return view.guarantee.appeal
    basis = view.guarantee.basis
    if basis and basis.kind is BasisKind.LAW and basis.reference:
        for to, pattern in _PATTERNS:
            if pattern.search(basis.reference):
                return Appeal(body=to)
    area = views.area_of(view.guarantee)
    return area.appeal if area else None
