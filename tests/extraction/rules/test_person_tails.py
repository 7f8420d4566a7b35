"""Where the name of a body ends and a person's begins."""

import pytest

from tests.extraction.reading import names


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        ("Ha firmato il rettore dell'Università degli Studi della Tuscia Carla Neri.", "Università degli Studi della Tuscia"),
        ("Lo dice il presidente della Camera di commercio di Cuneo Luca Bianchi.", "Camera di commercio di Cuneo"),
    ],
)
def test_the_person_is_no_part_of_the_body(sentence, body):
    assert body in names("organisation", sentence)
    assert not any("Neri" in name or "Bianchi" in name for name in names("organisation", sentence))


@pytest.mark.parametrize("body", ["Fondazione Adriano Olivetti", "Fondazione Bruno Kessler", "Istituto Comprensivo Giovanni Falcone"])
def test_a_body_named_after_a_person_keeps_its_name(body):
    assert body in names("organisation", f"Il progetto è stato scritto con la {body} nel 2021.")
