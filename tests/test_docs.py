"""What the documents say is so: commands, settings, statuses, addresses, targets, links."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimtrack.settings import Settings
from claimtrack.vocab import Status
from claimtrack.web.app import create_app
from tests.system.commands import commands

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
ROUTES = [
    (method.upper(), path)
    for path, methods in create_app(Settings()).openapi()["paths"].items()
    for method in methods
]


def document(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def cells(text: str) -> Iterator[list[str]]:
    """Yield the rows of the Markdown tables in ``text``, cell by cell."""
    for line in text.splitlines():
        if line.startswith("|"):
            yield [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]


def tracked() -> list[Path]:
    """Return the repository's files: those of the index and new ones it would take."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("no checkout: its files cannot be told from what lies about")
    listed = subprocess.run(
        [git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, check=True,
    )  # fmt: skip
    names = sorted(set(listed.stdout.decode().split("\0")) - {""})
    return [path for name in names if (path := ROOT / name).is_file()]


def test_the_table_of_commands_has_each_with_options_it_takes() -> None:
    known = {
        name: {option for parameter in command.params for option in parameter.opts}
        for name, command in commands().items()
    }
    told = set()
    for row in cells(README):
        if (typed := re.fullmatch(r"`claimtrack ([^`]+)`", row[0])) is None:
            continue
        words = typed[1].split()
        name = " ".join(words[:2]) if " ".join(words[:2]) in known else words[0]
        assert name in known, row[0]
        options = set(re.findall(r"(?<![\w-])--?[a-z][\w-]*", " ".join(row)))
        assert options <= known[name], row
        told.add(name)
    assert told == set(known)


def test_the_changelog_and_the_readme_name_the_same_commands() -> None:
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    missing = {name.split()[0] for name in commands()} - set(re.findall(r"\w+", changes))
    assert not missing


def test_every_setting_is_described_as_it_is() -> None:
    told = {row[0]: row[1:] for row in cells(document("settings.md")) if "CLAIMTRACK_" in row[0]}
    fields = {f"`CLAIMTRACK_{name.upper()}`": f for name, f in Settings.model_fields.items()}
    assert set(told) == set(fields)
    for name, field in fields.items():
        default, meaning = told[name]
        assert meaning == field.description, name
        if field.default_factory is None:
            assert default == ("–" if field.default is None else str(field.default)), name


def test_settings_named_anywhere_exist() -> None:
    known = {f"CLAIMTRACK_{name.upper()}" for name in Settings.model_fields}
    for path in [ROOT / "README.md", ROOT / "Makefile", *(ROOT / "docs").glob("*.md")]:
        named = set(re.findall(r"CLAIMTRACK_[A-Z_]*[A-Z]", path.read_text(encoding="utf-8")))
        assert {name for name in named if "_TESTS_" not in name} <= known, path.name


def test_every_status_has_a_row() -> None:
    table = document("status.md").partition("## The table")[2].partition("\n## ")[0]
    rows = [row[0].strip("`") for row in cells(table) if row[0].startswith("`")]
    assert sorted(rows) == sorted(Status)


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_every_address_of_the_api_is_documented_with_its_parameters(method: str, path: str) -> None:
    sections = document("api.md").split("\n## ")
    (section,) = [one for one in sections if one.startswith(f"`{method} {path}`")]
    described = create_app(Settings()).openapi()["paths"][path][method.lower()]
    for parameter in described.get("parameters", []):
        assert f"`{parameter['name']}`" in section, parameter["name"]
    for status in described["responses"]:
        assert re.search(rf"\b{status}\b", section), f"answer {status}"


def test_no_document_names_an_address_the_api_has_not() -> None:
    known = [re.sub(r"\{\w+\}", "[^/]+", path) for _, path in ROUTES]
    known += [r"/api/v1", r"/api/v1/openapi\.json"]
    for path in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]:
        text = path.read_text(encoding="utf-8")
        for address in re.findall(r"(?<![\w./-])(?:http://[\w.:]+)?(/api/[^\s'\"`?),;]*)", text):
            fits = any(re.fullmatch(one, address.rstrip(".")) for one in known)
            assert fits, f"{path.name}: {address}"


def test_every_make_target_named_is_one() -> None:
    made = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"(?m)^([a-z][\w-]*):", made))
    named = set(re.findall(r"(?m)(?:^|`)make ([a-z][\w-]*)", README))
    assert {"demo", "test"} <= named <= targets
    integration = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    for line in re.findall(r"(?m)^(?:\w+=\S+ )?make ([^>\n]+)", integration):
        assert {word for word in line.split() if "=" not in word} <= targets, line


def test_every_relative_link_leads_somewhere() -> None:
    broken = [
        f"{path.relative_to(ROOT)}: {target}"
        for path in tracked()
        if path.suffix == ".md"
        for target in re.findall(r"\]\(([^)\s]+)\)", path.read_text(encoding="utf-8"))
        if not re.match(r"[a-z]+:|#", target)
        and not (path.parent / target.partition("#")[0]).exists()
    ]
    assert broken == []


FOREIGN = {
    "the host of a package registry": rb"(?i)\b(?:pypi\.org|pythonhosted\.org|npmjs\.(?:org|com)"
    rb"|yarnpkg\.com|crates\.io|anaconda\.(?:org|com)|rubygems\.org|proxy\.golang\.org)",
    "an index to install from": rb"--(?:extra-)?index-url",
    "a path of somebody's machine": rb"(?<![\w.~-])(?:/(?:home|Users|root|work|mnt|srv)/\w"
    rb"|/opt/\w[\w-]*/\w|[A-Z]:\\Users\\)",
}
"""What must be nowhere in the repository. None of these patterns fits how it is written here."""


@pytest.mark.parametrize("what", FOREIGN)
def test_nothing_names(what: str) -> None:
    pattern = re.compile(FOREIGN[what])
    found = [
        f"{path.relative_to(ROOT)}: {hit.group().decode(errors='replace')}"
        for path in tracked()
        for hit in pattern.finditer(path.read_bytes())
    ]
    assert found == []
