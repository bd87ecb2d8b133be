"""Addresses as other programs want them."""


def address_of(path: str, site_address: str) -> str:
    """The whole address of a page or file; from the site's root when the site's own is not known."""
    return f"{site_address.rstrip('/')}/{path}" if site_address else path
