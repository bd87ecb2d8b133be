"""Values as other programs want them: JSON numbers, and whole addresses."""

from decimal import Decimal


def plain_number(value: Decimal | None) -> int | float | None:
    """A figure as a JSON number, unrounded."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() and "." not in str(value) else float(value)


def address_of(path: str, site_address: str) -> str:
    """The whole address of a page or file; from the site's root when the site's own is not known."""
    return f"{site_address.rstrip('/')}/{path}" if site_address else path
