"""Each parameter as the OpenAPI says it: its form is the one the parser accepts, no wider and no narrower."""

from initiatives.api.wishes import EXPANSIONS, MOST, USUAL
from initiatives.filters import parameters as grammar
from initiatives.search import FACETS

DAY = (
    r"[12][0-9]{3}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))"
    r"|(?:[12][0-9](?:0[48]|[2468][048]|[13579][26])|(?:2[048]|1[26])00)-02-29"
)
SPAN = rf"^(?:[12][0-9]{{3}}|[12][0-9]{{3}}-(?:0[1-9]|1[0-2])|{DAY})$"
TIME = r"T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,6})?(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])"
MOMENT = rf"^(?:[12][0-9]{{3}}|[12][0-9]{{3}}-(?:0[1-9]|1[0-2])|(?:{DAY})(?:{TIME})?)$"
SLUG = r"^[a-z0-9]+(?:[-_][a-z0-9]+)*$"
PLACE = r"^(?:[0-9]{2}|[0-9]{3}|[0-9]{6}|[a-z][a-z0-9]*(?:-[a-z0-9]+)*)$"
AMOUNT = r"^[0-9]{1,15}(?:\.[0-9]{1,2})?$"
YEAR = r"^[12][0-9]{3}$"

TOLD = {
    "q": 'Words, "phrases in quotes", beginnings of words with a star; all must be there. Italian stems, accents folded.',
    "kind": "Kind of initiative.",
    "stage": "How far the initiative got.",
    "theme": "Theme.",
    "place": "ISTAT code or address of a place; a region or province contains its municipalities.",
    "programme": "Address of a programme.",
    "organisation": "Address of an organisation.",
    "role": "Role of a place or an organisation.",
    "year": "A year that the initiative's dates touch; several mean any of them.",
    "amount_min": "At least so many euro, of the initiative as a whole.",
    "amount_max": "At most so many euro, of the initiative as a whole.",
    "from": "The initiative's dates touch this year, month or day, or a later one.",
    "to": "The initiative's dates touch this year, month or day, or an earlier one.",
    "published_after": "First published on this day or later, or at this instant or later.",
    "changed_after": "Published anew on this day or later, or at this instant or later.",
    "has": "States all of these.",
    "lacks": "States none of these.",
    "ordering": "Order; a minus turns it round. Records without the value come last. `relevance`, the usual one where there is `q`:"
    " those with most of what is asked in their title first, among equals the newest. Without `q` the newest come first.",
}
HOW = {"": "Several, with commas between, mean any of them.", "all": "All of them.", "not": "None of them."}


def parameter(name: str, schema: dict, told: str, where: str = "query") -> dict:
    found = {"name": name, "in": where, "description": told, "schema": schema}
    if where == "path":
        found["required"] = True
    if schema.get("type") == "array":
        found |= {"style": "form", "explode": False}
    return found


def several(items: dict) -> dict:
    return {"type": "array", "items": items, "minItems": 1, "maxItems": grammar.MOST_CHOICES}


def words(choices) -> dict:
    return {"type": "string", "enum": list(choices)}


def text(pattern: str, longest: int = 120) -> dict:
    return {"type": "string", "pattern": pattern, "maxLength": longest}


def filters(leave_out: tuple[str, ...] = ()) -> list[dict]:
    """Every filter of the initiatives, as DESIGN and grammar have them."""
    return [_filter(name) for name in grammar.NAMES if name not in leave_out]


def _filter(name: str) -> dict:
    stem, _, how = name.partition("_") if name.partition("_")[0] in grammar.GROUPED else (name, "", "")
    if name in grammar.SEVERAL:
        told = f"{TOLD[stem]} {HOW[how]}" if stem in grammar.GROUPED else TOLD[stem]
        choices = grammar.SEVERAL[name].choices
        return parameter(name, several(words(choices) if choices else _open_value(stem)), told)
    schemas = {
        "q": {"type": "string", "minLength": 1, "maxLength": grammar.LONGEST_QUESTION},
        "amount_min": text(AMOUNT, 18),
        "amount_max": text(AMOUNT, 18),
        "from": text(SPAN, 10),
        "to": text(SPAN, 10),
        "published_after": text(MOMENT, 32),
        "changed_after": text(MOMENT, 32),
        "ordering": words(grammar.ORDERINGS),
    }
    return parameter(name, schemas[name], TOLD[name])


def _open_value(stem: str) -> dict:
    return {"place": text(PLACE), "year": text(YEAR, 4)}.get(stem, text(SLUG))


def limit() -> dict:
    return parameter("limit", {"type": "integer", "minimum": 1, "maximum": MOST}, f"How many; {USUAL} if left out, in files no limit.")


def cursor(pattern: str) -> dict:
    return parameter(
        "cursor", text(f"^(?:{pattern})$", 2_000), "Where the page begins: taken from `next` or `previous`. It carries its own order."
    )


def members(name: str, known) -> dict:
    told = {"fields": "Only these members of each item.", "omit": "All members but these."}[name]
    return parameter(name, several(words(known)), told)


def form(known) -> dict:
    return parameter("format", words(known), "The form of the answer; the Accept header says the same. Files hold the whole selection.")


def expand() -> dict:
    return parameter(
        "expand", several(words(EXPANSIONS)), "Whole records in place of list items: with their statements, also with the evidence."
    )


def facets() -> dict:
    return parameter("facets", several(words(FACETS)), "Values and counts; a facet's own choice does not narrow its counts.")


def as_of() -> dict:
    return parameter("as_of", text(f"^(?:{DAY})$", 10), "The state at the end of this day. Records withdrawn since are left out.")
