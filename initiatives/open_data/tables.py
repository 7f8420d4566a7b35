"""Published records as tables: the columns, how each is made, what it means; and CSV that spreadsheets cannot run.

One set of columns for the API's files and for the dumps.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

#: What a spreadsheet would take for a formula (OWASP, CSV injection).
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Column:
    """`member` is the JSON member it comes from, `kind` its Table Schema type, `told` its line in the data dictionary."""

    name: str
    member: str
    kind: str
    told: str
    make: Callable[[dict], object]


def _join(values: Iterable[str]) -> str:
    return "; ".join(values)


def _plain(name: str, kind: str, told: str) -> Column:
    return Column(name, name, kind, told, lambda item: item.get(name))


def _names(name: str, member: str, key: str, told: str) -> Column:
    return Column(name, member, "string", told, lambda item: _join([other[key] for other in item[member]]))


INITIATIVES = (
    _plain("id", "string", "Identifier (UUID): never changes."),
    _plain("slug", "string", "Last part of the address; may change, old ones redirect."),
    _plain("title", "string", "Title, written by the editors."),
    _plain("summary", "string", "Summary, written by the editors."),
    _plain("kind", "string", "Kind: candidacy, agreement, funding, event, service, strategy, other."),
    _plain("stage", "string", "How far it got: announced, applied, approved, signed, funded, under-way, concluded, withdrawn, unknown."),
    Column("themes", "themes", "string", "Codes of themes, separated by semicolons.", lambda item: _join(item["themes"])),
    _plain("language", "string", "Language of the record (ISO 639-1)."),
    _plain("version", "integer", "Number of the published version."),
    _plain("first_published", "datetime", "When it was first published."),
    _plain("published", "datetime", "When this version was published."),
    _names("places", "places", "name", "Names of places, separated by semicolons."),
    _names("place_codes", "places", "istat", "ISTAT codes of the same places, in the same order."),
    _names("place_roles", "places", "role", "Roles of the same places, in the same order."),
    _names("organisations", "organisations", "name", "Names of organisations, separated by semicolons."),
    _names("organisation_roles", "organisations", "role", "Roles of the same organisations, in the same order."),
    _names("programmes", "programmes", "name", "Names of programmes, separated by semicolons."),
    Column(
        "amount_eur",
        "amount",
        "number",
        "Euro of the initiative as a whole; empty where not stated, which is not zero.",
        lambda item: item["amount"]["value"] if item["amount"] else None,
    ),
    Column(
        "dates",
        "dates",
        "string",
        "Label and date (EDTF, ISO 8601-2) of each date, separated by semicolons.",
        lambda item: _join([f"{date['label']} {date['edtf']}" for date in item["dates"]]),
    ),
    _plain("statement_count", "integer", "How many statements the record makes."),
    _plain("proved_count", "integer", "How many of them rest on a quoted passage."),
    Column(
        "not_stated",
        "not_stated",
        "string",
        "What the sources do not say, separated by semicolons.",
        lambda item: _join(item["not_stated"]),
    ),
)


def _entity(name: str, entity: str, key: str, told: str) -> Column:
    return Column(name, entity, "string", told, lambda row: (row.get(entity) or {}).get(key))


STATEMENTS = (
    _plain("initiative_id", "string", "Identifier of the initiative."),
    _plain("key", "string", "Key of the statement within the initiative."),
    _plain("kind", "string", "place, organisation, programme, person, amount, date, duration or quantity."),
    _plain("role", "string", "Role of the place or organisation."),
    _plain("relation", "string", "Relation to the programme: under, joins, continues, creates."),
    _entity("place_istat", "place", "istat", "ISTAT code of the place."),
    _entity("place_name", "place", "name", "Name of the place."),
    _entity("organisation_slug", "organisation", "slug", "Short name of the organisation."),
    _entity("organisation_name", "organisation", "name", "Name of the organisation."),
    _entity("programme_slug", "programme", "slug", "Short name of the programme."),
    _entity("programme_name", "programme", "name", "Name of the programme."),
    _entity("person_name", "person", "name", "Name of the office-holder."),
    _plain("office", "string", "Office of the person."),
    _plain("value", "number", "Value of an amount or quantity."),
    _plain("currency", "string", "Currency of an amount (ISO 4217)."),
    _plain("type", "string", "Type of an amount: granted, cost, own, requested."),
    _plain("scope", "string", "Scope of an amount: initiative, share, programme."),
    _plain("approximate", "boolean", "Whether the source says about."),
    _entity("funder_slug", "funder", "slug", "Short name of who gives the amount."),
    _plain("edtf", "string", "Date as EDTF (ISO 8601-2)."),
    _plain("earliest", "date", "First day the date can mean."),
    _plain("latest", "date", "Last day the date can mean."),
    _plain("label", "string", "What the date is of: approval, signature, start, end, period, event, deadline, other."),
    _plain("happening", "string", "expected, happened, not-kept; empty where not said."),
    _plain("min_months", "number", "Least length of a duration, in months."),
    _plain("max_months", "number", "Greatest length of a duration, in months."),
    _plain("of", "string", "What a duration or quantity is of."),
    _plain("unit", "string", "Unit of a quantity."),
    _plain("decided", "date", "Day on which an editor decided on the statement."),
    _plain("editor_reason", "string", "The editor's reason where no passage proves it."),
)
EVIDENCE = (
    _plain("initiative_id", "string", "Identifier of the initiative."),
    _plain("statement_key", "string", "Key of the statement."),
    _plain("document_id", "string", "Identifier of the source."),
    _plain("quote", "string", "The words of the source that prove the value."),
    _plain("prefix", "string", "The words before."),
    _plain("suffix", "string", "The words after."),
    _plain("start", "integer", "Where the quote begins in the source's text, in code points."),
    _plain("end", "integer", "Where it ends."),
)
DOCUMENTS = (
    _plain("id", "string", "Identifier of the source."),
    _plain("title", "string", "Title of the source."),
    _plain("publisher", "string", "Who published it."),
    _plain("published", "string", "When (EDTF); empty where not known."),
    _plain("rights", "string", "all-rights-reserved, open-licence or unknown: the rights in the source stay with its author."),
    _plain("licence", "string", "The licence of the source, where it is open."),
    _plain("language", "string", "Language of the source."),
    _plain("address", "string", "Where it was found."),
    _plain("sha256", "string", "SHA-256 of its normalised text."),
    _plain("read_on", "date", "When it was read."),
)
CHANGES = (
    _plain("version", "integer", "Dataset version that the change made."),
    _plain("kind", "string", "created, corrected or withdrawn."),
    _plain("id", "string", "Identifier of the initiative."),
    _plain("slug", "string", "Short name of the initiative then."),
    _plain("title", "string", "Title of the initiative then."),
    _plain("number", "integer", "Number of the version."),
    Column("statements", "statements", "string", "Keys of the statements touched.", lambda row: _join(row["statements"])),
    _plain("reason", "string", "The reason given."),
    _plain("at", "datetime", "When."),
)


def csv_lines(rows: Iterable[Iterable]) -> Iterator[bytes]:
    """RFC 4180 in UTF-8, some hundreds of rows at a time."""
    rows = iter(rows)
    while part := list(islice(rows, AT_ONCE)):
        yield "".join([csv_line(row) for row in part]).encode()


def csv_line(cells: Iterable) -> str:
    """One row with its end. Written here in one look at each cell: the csv module after a look of our own took twice as long."""
    return (",".join([written(cell) for cell in cells]) or '""') + "\r\n"  # a row of one empty cell is no empty line


def written(cell) -> str:
    """A cell as it stands in the file: quoted where it must be, text that a spreadsheet would calculate with an apostrophe
    before it, booleans as Table Schema writes them, nothing for None."""
    if cell is None or cell == "":
        return ""
    if not isinstance(cell, str):
        return str(cell).lower() if isinstance(cell, bool) else str(cell)
    if cell[0] in DANGEROUS:
        cell = f"'{cell}"
    if '"' in cell:
        return '"' + cell.replace('"', '""') + '"'
    return f'"{cell}"' if "," in cell or "\n" in cell or "\r" in cell else cell
