"""How fresh the site is, for a program that watches one or 290 of them: ``om/oppna-data/status.json``."""

from itertools import chain
from typing import Any

from paraply.derive.views import Views
from paraply.language import _
from paraply.model.choices import PromiseVerdict
from paraply.model.municipality import Status
from paraply.problems import Family


def status_data(views: Views) -> dict[str, Any]:
    """The day the site was built for, its newest figures, and what is late; nothing that is not public yet.

    ``late`` holds each unanswered finding that something is out of date: rule, title, file and message.
    A site whose ``day`` is not today's is no longer built each night.
    """
    municipality = views.content.municipality
    fetched = sorted(snapshot.fetched for snapshot in views.content.snapshots.values())
    updated = [view.updated for view in views.measures.values() if view.updated]
    judged = [view.judgement.verdict for view in views.current_promises]
    return {
        "municipality": municipality.name,
        "code": municipality.code,
        "official": municipality.status is Status.OFFICIAL,
        "day": views.today.isoformat(),
        "promises": len(judged),
        "promises_assessed": sum(verdict is not PromiseVerdict.NOT_ASSESSED for verdict in judged),
        "measures": len(views.reported_measures),
        "figures_newest": str(max(updated)) if updated else None,
        "kolada_files": len(fetched),
        "kolada_fetched_first": str(fetched[0]) if fetched else None,
        "kolada_fetched_last": str(fetched[-1]) if fetched else None,
        "late": _late(views),
    }


def _late(views: Views) -> list[dict[str, str]]:
    public = {part.file for part in chain(views.content.records(), views.content.snapshots.values())}
    return [
        {
            "rule": problem.rule.code,
            "title": _(problem.rule.title),
            "file": problem.place.file,
            "message": problem.message,
        }
        for problem in views.problems
        if problem.rule.family is Family.CURRENT and problem.accepted is None and problem.place.file in public
    ]
