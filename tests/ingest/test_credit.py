import pytest

from claimtrack.ingest.credit import credit_of

BODY = "The ministry denied the report on Monday.\nIt said that nobody was hurt."


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        (f"ERBIL (NorthWire) - {BODY}", "NorthWire"),
        (f"ORLA CITY, Feb 5 (North Wire) — {BODY}", "North Wire"),
        (f"Port of Lenn (NW/VNA) – {BODY}", "NW/VNA"),
        (f"A headline\n\nLENN (NW): {BODY}", "NW"),
        (f"(NWA) - {BODY}", "NWA"),
        (f"{BODY} (NWA)", "NWA"),
        (f"{BODY}\n(NWA)", "NWA"),
        (f"{BODY}\n[North Wire]", "North Wire"),
        (f"{BODY} — North Wire", "North Wire"),
        (f"{BODY}\n— North Wire", "North Wire"),
        (f"{BODY} —NWA", "NWA"),
        (f"{BODY}\nSource: North Wire News", "North Wire News"),
        (f"Source: North Wire\n{BODY}", "North Wire"),
        (f"{BODY}\nHe said: “It stands.” — NWA", "NWA"),
    ],
)
def test_a_credit_is_found_by_its_form(text: str, credit: str) -> None:
    assert credit_of(text) == credit


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "",
        f"{BODY} It belongs to the Varn Relief Corps (VRC).",
        "The Varn Relief Corps (VRC) - a charity - denied the report.",
        f"{BODY}\n“All is well.” — Tarek Vell",
        f"{BODY}\n(Photo)",
        f"{BODY}\n(more on page 4)",
        f"{BODY}\nSource: https://nw.example/a",
        f"{BODY}\nSOURCES\nNorth Wire, “A title,” 12/2/24\n- “Another title,” 12/3/24",
        f"{BODY}\nSource: the ministry says that the bridge stood until Monday",
        f"Mr. Vell (55) - {BODY}",
        f"{BODY}\n\n{BODY}\n(NWA)\n{BODY}\n{BODY}\n{BODY}\n{BODY}",
    ],
)
def test_what_is_no_credit_is_none(text: str) -> None:
    assert credit_of(text) is None
