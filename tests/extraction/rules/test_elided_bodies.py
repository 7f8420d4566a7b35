"""Bodies known by one coined word behind an elided article."""

import pytest

from tests.extraction.reading import names


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        ("L'acqua risparmiata, stima l'Alsia, arriverà al 25%.", "Alsia"),
        ("Il piano è stato scritto con l'Eurac in due anni.", "Eurac"),
        ("I corsi sono gestiti dall'Arpal fino a giugno.", "Arpal"),
        ("Il lavoro è stato affidato all'Ailun nel 2021.", "Ailun"),
    ],
)
def test_finds_the_coined_word(sentence, body):
    assert body in names("organisation", sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Il viaggio continua con l'Umbria e la Toscana.",
        "La collina è bagnata dall'Adige e dal mare.",
        "Il cielo è stato coperto dall'Etna per due giorni.",
        "Parla con l'Assessore e poi con la stampa.",
        "Il testo è stato approvato dall'Aula con venti voti.",
        "Si lavora con l'Innovazione e con la fantasia.",
        "La tassa è stata sostituita dall'Imu nel 2012.",
        "Il premio è stato vinto dall'Anna del paese.",
        "Si comincia dall'Avvento e si finisce a Pasqua.",
    ],
)
def test_finds_no_body(sentence):
    assert names("organisation", sentence) == set()
