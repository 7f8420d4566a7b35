"""Statements about things, written as Turtle and as JSON-LD: what a small catalogue needs of RDF, without a library."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote

RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


@dataclass(frozen=True, slots=True)
class Iri:
    address: str


@dataclass(frozen=True, slots=True)
class Literal:
    text: str
    language: str = ""
    datatype: str = ""


@dataclass
class Graph:
    """Triples by subject, in the order in which they were added; `prefixes` name the vocabularies."""

    prefixes: dict[str, str]
    subjects: dict[str, list[tuple[str, Iri | Literal]]] = field(default_factory=dict)

    def add(self, subject: str, *pairs: tuple[str, Iri | Literal]) -> str:
        """State `pairs` of (property as prefix:name, value) of the thing at `subject`; gives its address."""
        self.subjects.setdefault(subject, []).extend((self.expand(name), value) for name, value in pairs)
        return subject

    def expand(self, name: str) -> str:
        prefix, _, local = name.partition(":")
        return self.prefixes[prefix] + local if prefix in self.prefixes else name

    def to_jsonld(self) -> dict:
        return {"@context": dict(self.prefixes), "@graph": [self._node(subject, pairs) for subject, pairs in self.subjects.items()]}

    def to_turtle(self) -> str:
        head = [f"@prefix {prefix}: <{address}> ." for prefix, address in self.prefixes.items()]
        return "\n".join([*head, "", *self._blocks(), ""])

    def _blocks(self) -> Iterator[str]:
        for subject, pairs in self.subjects.items():
            lines = [f"    {self._short(name)} {self._term(value)}" for name, value in pairs]
            yield f"<{_safe(subject)}>\n" + " ;\n".join(lines) + " .\n"

    def _short(self, name: str) -> str:
        if name == RDF_TYPE:
            return "a"
        for prefix, address in self.prefixes.items():
            if name.startswith(address) and name[len(address) :].isidentifier():
                return f"{prefix}:{name[len(address) :]}"
        return f"<{name}>"

    def _term(self, value: Iri | Literal) -> str:
        if isinstance(value, Iri):
            return f"<{_safe(self.expand(value.address))}>"
        escaped = value.text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
        if value.language:
            return f'"{escaped}"@{value.language}'
        return f'"{escaped}"^^<{self.expand(value.datatype)}>' if value.datatype else f'"{escaped}"'

    def _node(self, subject: str, pairs) -> dict:
        node: dict = {"@id": subject}
        for name, value in pairs:
            if name == RDF_TYPE:
                node.setdefault("@type", []).append(self.expand(value.address))
            else:
                node.setdefault(name, []).append(self._value(value))
        return node

    def _value(self, value: Iri | Literal) -> dict:
        if isinstance(value, Iri):
            return {"@id": self.expand(value.address)}
        told = {"@value": value.text}
        if value.language:
            told["@language"] = value.language
        elif value.datatype:
            told["@type"] = self.expand(value.datatype)
        return told


def _safe(address: str) -> str:
    """An address with what Turtle does not allow between angle brackets percent-encoded."""
    return quote(address, safe=":/?#[]@!$&'()*+,;=%~-._")
