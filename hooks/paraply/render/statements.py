"""What is said of a node in RDF, as plain values: the catalogue makes statements, and ``rdf`` writes them."""

from dataclasses import dataclass
from typing import Final, TypeAlias

NAMESPACES: Final = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
}


@dataclass(frozen=True, slots=True)
class Iri:
    """A node, by its absolute address."""

    iri: str


@dataclass(frozen=True, slots=True)
class Words:
    """Text in a language, or a value of a data type."""

    text: str
    language: str | None = None
    datatype: str | None = None


Statement: TypeAlias = tuple[str, str, Iri | Words]
"""Of which node, which term (``dcat:theme``), and what."""
