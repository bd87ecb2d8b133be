"""Statements as RDF/XML. Imported only when a catalogue is written, since rdflib takes long to import."""

from collections.abc import Iterable, Iterator
from typing import Any

from rdflib import Graph, Literal, URIRef

from paraply.render.statements import NAMESPACES, Iri, Statement


class _Ordered(Graph):
    """A graph that is always told in the same order, so that the same content gives the same bytes."""

    def triples(self, triple: Any) -> Iterator[Any]:  # type: ignore[override]
        """Sorted by subject, predicate and object."""
        yield from sorted(super().triples(triple))


def rdf_xml(statements: Iterable[Statement]) -> bytes:
    """Every statement, with the prefixes of ``NAMESPACES``."""
    graph = _Ordered(bind_namespaces="none")
    for prefix, namespace in NAMESPACES.items():
        graph.bind(prefix, namespace)
    for subject, term, value in statements:
        prefix, _, name = term.partition(":")
        said: URIRef | Literal
        if isinstance(value, Iri):
            said = URIRef(value.iri)
        else:
            said = Literal(value.text, lang=value.language, datatype=value.datatype)
        graph.add((URIRef(subject), URIRef(NAMESPACES[prefix] + name), said))
    return graph.serialize(format="xml", encoding="utf-8")
