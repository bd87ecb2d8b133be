"""JSON-LD: what search engines read, and that no text can end its block."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from paraply.model.content import Content
from paraply.render.linked import as_text
from tests.made import KPI, US, content, guarantee, measure, municipality, owner, page, site, snapshot

ADDRESS = "https://kvalitet.exempel.se/"
CC0 = "http://creativecommons.org/publicdomain/zero/1.0/"


def linked(made: Content, address: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(page(site(made), address).linked())
    return found


def test_a_measure_is_a_dataset() -> None:
    made = content(
        of=municipality(site_address=ADDRESS, licence=CC0),
        measures=[
            measure(
                outcomes=[
                    {"period": "2024", "value": 80},
                    {"period": "2025", "value": 90.5, "published": "2026-02-01"},
                ]
            )
        ],
    )
    data = linked(made, "matt/matt/")
    assert data["@type"] == "Dataset"
    assert data["@id"] == f"{ADDRESS}matt/matt/#data"
    assert data["license"] == CC0
    assert data["temporalCoverage"] == "2024-01-01/2025-12-31"
    assert data["dateModified"] == "2026-02-01"
    assert data["variableMeasured"]["value"] == 90.5
    assert [file["contentUrl"] for file in data["distribution"]] == [
        f"{ADDRESS}matt/matt/data.csv",
        f"{ADDRESS}matt/matt/data.json",
    ]


def test_koladas_values_have_no_licence_of_ours() -> None:
    made = content(
        of=municipality(licence=CC0),
        measures=[measure(source={"kind": "kolada", "id": KPI})],
        snapshots=[snapshot([[US, 2026, "T", 74, ""]])],
    )
    data = linked(made, "matt/matt/")
    assert "license" not in data
    assert data["url"] == "./"


def test_a_measure_without_figures_claims_none() -> None:
    data = linked(content(measures=[measure()]), "matt/matt/")
    assert "value" not in data["variableMeasured"]
    assert "temporalCoverage" not in data


def test_a_promise_is_a_service() -> None:
    made = content(guarantees=[guarantee(owners=["namnden"], audience=["business"])], owners=[owner()])
    data = linked(made, "garantier/lofte/")
    assert data["@type"] == "GovernmentService"
    assert data["termsOfService"] == "Du får svar inom tio veckor."
    assert data["serviceOperator"] == [{"@type": "GovernmentOrganization", "name": "Nämnden"}]
    assert [audience["audienceType"].lower() for audience in data["audience"]] == ["företag"]


@settings(max_examples=50)
@given(st.text() | st.sampled_from(["</script><script>", "<!--<script>", "]]>", "&lt;"]))
def test_no_text_ends_the_block(text: str) -> None:
    written = as_text({"name": text})
    assert not set("<>&") & set(written)
    assert json.loads(written) == {"name": text}
