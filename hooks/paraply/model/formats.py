"""Texts of a set form: addresses, numbers, colours and pictures, checked character by character."""

import re
from typing import Annotated

from pydantic import AfterValidator

from paraply.language import _
from paraply.model.values import Text, WebAddress, refused


def _luhn(number: str) -> str:
    """Ten digits whose last checks the others (Luhn; Bolagsverket's rule for organisation numbers)."""
    digits = [int(char) for char in number if char.isdigit()]
    doubled = [digit * 2 if place % 2 == 0 else digit for place, digit in enumerate(digits)]
    checks = sum(digit - 9 if digit > 9 else digit for digit in doubled) % 10 == 0
    if len(digits) != 10 or not checks:
        raise refused(
            "organisation_number",
            _("'{number}' är inget organisationsnummer", number=number),
            _("Kontrollera siffrorna."),
        )
    return number


def _code(code: str) -> str:
    if len(code) != 4 or not code.isdigit():
        raise refused(
            "municipality_code",
            _("'{code}' är ingen kommunkod", code=code),
            _("Den har fyra siffror, till exempel '0114'."),
        )
    return code


def _hex_colour(colour: str) -> str:
    if (
        len(colour) != 7
        or colour[0] != "#"
        or any(char not in "0123456789abcdefABCDEF" for char in colour[1:])
    ):
        raise refused(
            "colour", _("'{colour}' är ingen färg", colour=colour), _("Skriv till exempel '#0d3a47'.")
        )
    return colour


def is_email(address: str) -> bool:
    """Whether it has the form of an address that mail programs send to (RFC 5321, without its rarities)."""
    return bool(_EMAIL.fullmatch(address))


_EMAIL = re.compile(r"[a-zA-Z0-9_+-]+(?:\.[a-zA-Z0-9_+-]+)*@[^\W_][\w-]*(?:\.[^\W_][\w-]*)+")


def _email(address: str) -> str:
    if not is_email(address):
        raise refused(
            "email",
            _("'{address}' är ingen e-postadress", address=address),
            _("Skriv till exempel kontakt@example.org."),
        )
    return address


def _phone(number: str) -> str:
    if not re.fullmatch(r"\+?[0-9][0-9 ()-]*", number):
        raise refused(
            "phone",
            _("'{number}' är inget telefonnummer", number=number),
            _("Skriv siffror, till exempel 010-000 00 00."),
        )
    return number


def _picture(path: str) -> str:
    if not re.fullmatch(r"(?:[\w-][\w.-]*/)*[\w-][\w.-]*\.(?:svg|png|jpe?g|webp)", path):
        raise refused(
            "picture",
            _("'{path}' är ingen bildfil i docs/", path=path),
            _("Lägg bilden i docs/assets/ och skriv till exempel assets/logotyp.svg."),
        )
    return path


def _site_address(address: str) -> str:
    """Plain parts only: it becomes the beginning of rules that web servers read."""
    if not re.fullmatch(r"https?://[\w.-]+(?::\d{1,5})?(?:/[\w.~-]+)*/?", address, re.ASCII):
        raise refused(
            "address",
            _("'{address}' duger inte som webbplatsens adress", address=address),
            _("Skriv den utan frågetecken och andra tecken, till exempel https://www.example.org/kvalitet/."),
        )
    return address


MunicipalityCode = Annotated[Text, AfterValidator(_code)]
OrganisationNumber = Annotated[Text, AfterValidator(_luhn)]
Email = Annotated[Text, AfterValidator(_email)]
Phone = Annotated[Text, AfterValidator(_phone)]
Colour = Annotated[Text, AfterValidator(_hex_colour)]
SiteAddress = Annotated[WebAddress, AfterValidator(_site_address)]
Picture = Annotated[Text, AfterValidator(_picture)]
"""A file of the site's own: a picture from elsewhere would tell its host of every visitor."""
