import pytest
from pydantic import TypeAdapter, ValidationError

from paraply.model.formats import OrganisationNumber


@pytest.mark.parametrize(
    ("number", "is_right"),
    [
        ("212000-0142", True),
        ("2120000142", True),
        ("556036-0793", True),
        ("212000-0143", False),
        ("212000-0152", False),
        ("121200000142", False),
        ("", False),
    ],
)
def test_an_organisation_number_checks_itself(number: str, is_right: bool) -> None:
    if is_right:
        assert TypeAdapter(OrganisationNumber).validate_python(number) == number
    else:
        with pytest.raises(ValidationError):
            TypeAdapter(OrganisationNumber).validate_python(number)
