"""The main job on the five texts as received, where they lie beside the project."""

import json
from functools import partial
from pathlib import Path

import pytest

from initiatives.extraction.knowledge import load_knowledge
from initiatives.models import Claim, Document, Import, Initiative
from initiatives.review import decisions
from initiatives.review.claiming import fingerprint, read_new, store_claims
from initiatives.review.drafting import draft_from_document
from initiatives.sources.importing import Importer, pieces_in
from initiatives.sources.storing import Claiming

SHARED = Path(__file__).resolve().parents[2] / "shared"
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="the texts as received lie in ../shared/seeds, which is not here"),
]
FIELDS = {"kind", "evidence"}


def run_import() -> list:
    importer = Importer(label="received", claiming=Claiming(partial(read_new, knowledge=load_knowledge()), store_claims))
    return list(importer.run(pieces_in([SHARED / "seeds"], recursive=False)))


def annotations() -> dict[str, dict]:
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted((SHARED / "corpus" / "seeds").glob("*.json"))}


def test_five_drafts_in_which_everything_annotated_is_found_or_can_be_added(vocabulary, editor):
    assert [result.outcome for result in run_import()] == ["new"] * 5
    for name, annotation in annotations().items():
        document = Document.objects.get(name=f"{name}.txt")
        assert document.published == (annotation["published"] or "")
        for fact in annotation["facts"]:
            value = {field: fact[field] for field in fact if field not in FIELDS}
            claim = document.claims.filter(fingerprint=fingerprint(fact["kind"], value)).first()
            if claim is None:
                start = document.text.index(fact["evidence"])
                decisions.add_claim(document, editor, fact["kind"], value, start, start + len(fact["evidence"]))
            else:
                decisions.accept(claim, editor)
        draft_from_document(document, editor)
    assert Initiative.objects.count() == 5


def test_a_second_run_changes_nothing(vocabulary):
    run_import()
    before = (list(Document.objects.order_by("pk").values()), list(Claim.objects.order_by("pk").values()), Import.objects.count())
    assert [result.outcome for result in run_import()] == ["identical"] * 5
    assert (list(Document.objects.order_by("pk").values()), list(Claim.objects.order_by("pk").values()), Import.objects.count()) == before


def test_most_is_found_without_help(vocabulary):
    run_import()
    wanted = found = 0
    for name, annotation in annotations().items():
        keys = set(Claim.objects.filter(document__name=f"{name}.txt").values_list("fingerprint", flat=True))
        for fact in annotation["facts"]:
            wanted += 1
            found += fingerprint(fact["kind"], {field: fact[field] for field in fact if field not in FIELDS}) in keys
    assert found / wanted >= 0.9, f"{found} of {wanted}"
