"""Names the vocabulary knows, by name and alias, whatever the case; and those it does not."""

import pytest

from initiatives.models import OrganisationAlias
from initiatives.review.known_names import unknown_names
from tests.factories import make_claim, make_document, make_organisation, make_place, make_programme


def unknown(kind: str, value: dict) -> bool:
    document = make_document()
    claim = make_claim(document, kind, value, "Padova")
    return claim.pk in unknown_names([claim])


@pytest.fixture
def vocabulary_of_two(db):
    body = make_organisation("Università degli Studi di Padova")
    OrganisationAlias.objects.create(organisation=body, name="Ateneo patavino")
    make_programme("Agenda digitale")
    make_place()


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("organisation", {"name": "Università degli Studi di Padova", "role": "lead"}),
        ("organisation", {"name": "universita degli studi di padova", "role": "lead"}),
        ("organisation", {"name": "Ateneo patavino", "role": "lead"}),
        ("programme", {"name": "agenda digitale"}),
        ("place", {"name": "Padova", "level": "municipality", "role": "lead"}),
        ("quantity", {"value": 1, "unit": "cose"}),
    ],
)
def test_known(vocabulary_of_two, kind, value):
    assert not unknown(kind, value)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("organisation", {"name": "Ateneo", "role": "lead"}),
        ("organisation", {"name": "Agenda digitale", "role": "lead"}),  # a programme of that name is no body
        ("programme", {"name": "Ateneo patavino"}),
        ("person", {"name": "Agenda digitale"}),
        ("place", {"name": "Padova", "level": "region", "role": "lead"}),
        ("place", {"name": "Atlantide", "level": "municipality", "role": "lead"}),
    ],
)
def test_unknown(vocabulary_of_two, kind, value):
    assert unknown(kind, value)
