import subprocess
import sys

import pytest

from claimtrack.ingest.language import is_foreign, language_of, mark_language
from claimtrack.ingest.types import ParsedArticle

ENGLISH = "The ministry denied on Monday that its forces had struck the bridge over the river. "
GERMAN = "Das Ministerium wies am Montag zurück, dass seine Truppen die Brücke angegriffen hätten. "
ARABIC = "نفت الوزارة يوم الاثنين أن تكون قواتها قد قصفت الجسر فوق النهر. "


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH * 5, "en"),
        (GERMAN * 5, "de"),
        (ARABIC * 8, "ar"),
        (ENGLISH, "en"),
        ("Police said six people were killed in the blast.", "en"),
        (GERMAN, "de"),
        ("Erbil denies strike", None),
        ("Harir base", None),
        ("12 34", None),
        ("", None),
        ("Startseite\nPolitik\nImpressum\n" + ENGLISH * 5, "en"),
    ],
)
def test_the_language_is_told_or_left_open(text: str, language: str | None) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("text", "foreign"), [(GERMAN * 5, True), (ENGLISH, False), ("Harir", False)]
)
def test_only_a_known_other_language_is_foreign(text: str, foreign: bool) -> None:
    assert is_foreign(mark_language(ParsedArticle(text))) is foreign


def test_reading_does_not_load_the_heavy_parts() -> None:
    code = "import sys, claimtrack.ingest.language, claimtrack.ingest.copies as c; "
    code += "print('py3langid' in sys.modules, 'datasketch' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
