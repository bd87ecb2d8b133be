"""A municipality's folder → its content. Every file is read once; all problems are found at once."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

from pydantic import BaseModel, TypeAdapter, ValidationError

from paraply import language
from paraply.files.os_errors import reason
from paraply.keyfigures.catalogue import figures
from paraply.language import _
from paraply.load.astray import kind_meant, moved_to
from paraply.load.files import FoundFiles, find_files, named
from paraply.load.jsonfile import REFETCH, lines_of_rows, place_in, read_json
from paraply.load.meant import read_file
from paraply.load.rules import LANGUAGE, NO_MUNICIPALITY, SAME_ID, SNAPSHOT, STRAY
from paraply.load.validate import dotted, shortened, validated
from paraply.model.content import Content
from paraply.model.kind import Kind
from paraply.model.kinds import KINDS, MUNICIPALITY
from paraply.model.kolada import KoladaGroup, KoladaMunicipality, Snapshot
from paraply.model.municipality import Municipality
from paraply.model.record import FieldGroup, ListedRecord, Origin, Record
from paraply.problems import Place, Problem, in_order
from paraply.text.positions import Lines, place_of
from paraply.text.yamlfaults import DUPLICATE_KEY, ENCODING, SYNTAX, TRAP
from paraply.text.yamlfile import Document, decode

_MUNICIPALITIES, _GROUPS = TypeAdapter(list[KoladaMunicipality]), TypeAdapter(list[KoladaGroup])
_SNAPSHOT = TypeAdapter(Snapshot)

_READ_ON = {TRAP, DUPLICATE_KEY, ENCODING}
"""Problems of single values: the rest of the file is read and judged all the same."""


@dataclass(frozen=True, slots=True)
class LoadedContent:
    """What was read: all that could be, the problems, and the ids (by folder) whose files could not be.

    Without a readable ``municipality.yml`` the municipality is nameless, so that the rest can be checked.
    """

    content: Content
    problems: tuple[Problem, ...]
    unread: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class RememberedFile:
    """What a file of these bytes gave."""

    data: bytes
    value: Any
    problems: Sequence[Problem]


Memory: TypeAlias = dict[tuple[str, Path], RememberedFile]
"""By language and file."""


def load_content(root: Path, known: Memory | None = None) -> LoadedContent:
    """Read everything under ``root/content``. Never raises for what a file holds.

    ``known`` is what the same process read before, and is added to: a record or snapshot whose file has the
    same bytes as then is not made again.
    """
    return _Reader(root, known).read()


class _Reader:
    """Reads the files of one root folder and collects what is wrong with them."""

    def __init__(self, root: Path, known: Memory | None) -> None:
        self._root = root
        self._known = known
        self._found: FoundFiles = find_files(root)
        self._problems = list(self._found.problems)
        self._read: set[Path] = set()

    def read(self) -> LoadedContent:
        municipality = self._municipality()
        records: dict[str, Any] = {kind.name: self._of_kind(kind) for kind in KINDS}
        snapshots, municipalities, groups = self._kolada()
        content = Content(
            municipality=municipality
            or Municipality(name=_("Kommunen")).read_from(Origin(MUNICIPALITY.file)),
            snapshots=snapshots,
            kolada_municipalities=municipalities,
            kolada_groups=groups,
            **records,
        )
        return LoadedContent(content, tuple(in_order(self._problems)), self._unread())

    def _unread(self) -> dict[str, frozenset[str]]:
        """By the last part of each folder's or single file's name, the stems of what could not be read."""
        unread = {
            name.rsplit("/", 1)[-1]: frozenset(
                path.stem for path in (*paths, *self._found.refused[name]) if path not in self._read
            )
            for name, paths in self._found.files.items()
        }
        if not self._found.files[MUNICIPALITY.path]:
            unread["municipality.yml"] = frozenset({"municipality"})
        return unread

    def _municipality(self) -> Municipality | None:
        paths = self._found.files[MUNICIPALITY.path]
        if not paths:
            self._use_language(None)
            place = Place(MUNICIPALITY.file)
            if not any(place.file.startswith(problem.place.file) for problem in self._problems):
                self._problems.append(
                    NO_MUNICIPALITY.at(place, _("Filen saknas."), _("Skriv minst 'name: Kommunens namn'."))
                )
            return None
        file = self._name(paths[0])
        document = self._document(paths[0], self._bytes(paths[0]), Municipality)
        self._use_language(document)
        record = self._validated(Municipality, document, paths[0])
        return record.read_from(Origin(file, "municipality", document.lines)) if document and record else None

    def _use_language(self, document: Document | None) -> None:
        """Let all that follows be told in the municipality's language; without a readable one, in Swedish.

        What is wrong with the municipality's other fields follows too, and is told in it.
        """
        language.use(language.SWEDISH)
        try:
            language.use(language.named_in(document.value if document else None))
        except language.LanguageError as error:
            file = MUNICIPALITY.file
            here = place_of(document.lines if document else {}, file, ("language",))
            known = _("Skriv ett språk som finns: {codes}.", codes=", ".join(language.known()))
            mend = _("Rätta filen, eller skriv language: sv i {file}.", file=file)
            self._problems += [
                LANGUAGE.at(Place(fault.file, fault.line), fault.message, mend)
                if fault.file
                else LANGUAGE.at(here, fault.message, known)
                for fault in error.faults
            ]

    def _of_kind(self, kind: Kind) -> dict[str, Any]:
        if kind.listing:
            return self._listed(kind.path, kind.listing, kind.name)
        records = {}
        for path in self._found.files[kind.path]:
            if record := self._once(path, partial(self._record, kind.model)):
                records[path.stem] = record
        return records

    def _record(self, model: type[Record], path: Path, data: bytes) -> Record | None:
        document = self._document(path, data, model)
        record: Record | None = self._validated(model, document, path)
        if document is None or record is None:
            return None
        return record.read_from(Origin(self._name(path), path.stem, Lines(document.lines)))

    def _once(self, path: Path, read: Callable[[Path, bytes], Any]) -> Any:
        """What ``read`` makes of a file, or made of the same bytes before."""
        data = self._bytes(path)
        if data is None or self._known is None:
            return None if data is None else read(path, data)
        key = language.code(), path  # problems are told in the language in use
        known = self._known.get(key)
        if known is None or known.data != data or known.value is None:  # what is wrong is asked each time
            before = len(self._problems)
            value = read(path, data)
            self._known[key] = RememberedFile(data, value, self._problems[before:])
            return value
        self._problems += known.problems
        self._read.add(path)
        return known.value

    def _listed(self, name: str, model: type[FieldGroup], key: str) -> dict[str, Any]:
        records: dict[str, ListedRecord] = {}
        for path in self._found.files[name]:
            file = self._name(path)
            document = self._document(path, self._bytes(path), model)
            listing = self._validated(model, document, path)
            if not document or not listing:
                continue
            for index, record in enumerate(getattr(listing, key)):
                record.read_from(Origin(file, record.id, document.lines, (key, index)))
                if record.id in records:
                    message = _(
                        "Id '{id}' står redan på rad {line}.",
                        id=record.id,
                        line=records[record.id].place().line,
                    )
                    self._problems.append(SAME_ID.at(record.place("id"), message, _("Byt id på den ena.")))
                records.setdefault(record.id, record)
        return records

    def _kolada(self) -> tuple[dict[str, Snapshot], dict[str, KoladaMunicipality], dict[str, KoladaGroup]]:
        snapshots: dict[str, Snapshot] = {}
        municipalities: dict[str, KoladaMunicipality] = {}
        groups: dict[str, KoladaGroup] = {}
        for path in self._found.files["results/kolada"]:
            if path.stem == "municipalities":
                municipalities = self._by_id(path, self._once(path, partial(self._json, _MUNICIPALITIES)))
            elif path.stem == "groups":
                groups = self._by_id(path, self._once(path, partial(self._json, _GROUPS)))
            elif snapshot := self._once(path, self._snapshot):
                snapshots[path.stem] = snapshot
        return snapshots, municipalities, groups

    def _snapshot(self, path: Path, data: bytes) -> Snapshot | None:
        snapshot: Snapshot | None = self._json(_SNAPSHOT, path, data)
        if snapshot is None:
            return None
        if (known := figures().get(snapshot.kpi)) and known.possible:
            snapshot = snapshot.model_copy(update={"values": snapshot.values.marked(known.possible.holds)})
        lines = lines_of_rows(data.decode("utf-8"), "values")
        return snapshot.read_from(Origin(self._name(path), path.stem, lines))

    def _json(self, adapter: TypeAdapter[Any], path: Path, data: bytes) -> Any:
        text = self._text(path, data)
        if text is None:
            return None
        value, problems = read_json(text, self._name(path))
        self._problems.extend(problems)
        if problems:
            return None
        try:
            found = adapter.validate_python(value)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            field, value = dotted(first["loc"]), shortened(first["input"])
            message = (
                _("{field} saknas.", field=field)
                if first["type"] == "missing"
                else _("{field}: {value} går inte att använda.", field=field, value=value)
            )
            where = place_in(text, self._name(path), first["loc"])
            self._problems.append(SNAPSHOT.at(where, message, _(REFETCH)))
            return None
        self._read.add(path)
        return found

    def _by_id(self, path: Path, listed: Iterable[Any] | None) -> dict[str, Any]:
        entries: dict[str, Any] = {}
        for index, entry in enumerate(listed or ()):
            if entry.id in entries:
                text = (self._bytes(path) or b"").decode("utf-8", "replace")
                where = place_in(text, self._name(path), (index, "id"))
                message = _("Id '{id}' står två gånger.", id=entry.id)
                self._problems.append(SNAPSHOT.at(where, message, _(REFETCH)))
            entries.setdefault(entry.id, entry)
        return entries

    def _document(self, path: Path, data: bytes | None, model: type[BaseModel]) -> Document | None:
        file = self._name(path)
        text = None if data is None else self._text(path, data)
        if text is None:
            return None
        document, slips = read_file(text, file, model)
        self._problems += [*slips, *document.problems]
        return document

    def _validated(self, model: type[BaseModel], document: Document | None, path: Path) -> Any:
        if document is None or any(problem.rule not in _READ_ON for problem in document.problems):
            return None
        record, problems = validated(model, document, self._name(path))
        if problems and isinstance(document.value, dict):
            other = kind_meant(document.value.keys() - {"body"}, path.suffix)
            if other and other.model is not model:
                self._found.refused[other.path].append(path)
                problems = [STRAY.at(Place(self._name(path)), _("Filen ligger i fel mapp."), moved_to(other))]
        self._problems.extend(problems)
        if record and not document.lost:  # else nobody is blamed for what stands under another name
            self._read.add(path)
        return record

    def _bytes(self, path: Path) -> bytes | None:
        try:
            return path.read_bytes()
        except OSError as error:
            self._problems.append(
                SYNTAX.at(
                    Place(self._name(path)),
                    _("Filen går inte att öppna: {why}.", why=reason(error)),
                )
            )
            return None

    def _text(self, path: Path, data: bytes) -> str | None:
        text, problems = decode(data, self._name(path))
        self._problems.extend(problems)
        return None if problems else text

    def _name(self, path: Path) -> str:
        return named(path, self._root).file
