import pytest

from initiatives.publication.readability import gulpease


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("Il sole è su. Noi andiamo al mare.", 90, 100),
        ("La Giunta approva un accordo con il Crit: formazione, progetti comuni, ricerca di fondi. La firma è attesa.", 50, 75),
        ("Razionalizzazione dell’amministrazione sovracomunale interdipartimentale caratterizzata dall’interoperabilità", 0, 20),
        ("", 100, 100),
    ],
)
def test_easy_is_high_and_hard_is_low(text, least, most):
    assert least <= gulpease(text) <= most


def test_the_formula():
    text = "uno due tre."  # 3 words, 9 letters, 1 sentence: 89 + (300 - 90) / 3 = 159, kept at 100
    assert gulpease(text) == 100
    long = " ".join(["parole"] * 30) + "."  # 30 words, 180 letters: 89 + (300 - 1800) / 30 = 39
    assert gulpease(long) == 39
