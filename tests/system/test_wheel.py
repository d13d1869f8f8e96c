"""The built package, installed where there is no checkout: it runs, and holds what it should."""

import json
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Mapping
from email import message_from_bytes
from email.message import Message
from pathlib import Path

import pytest

from tests.system.processes import PATIENCE, ROOT, environment

pytestmark = pytest.mark.slow

MODEL = "claimtrack/extract/model/"
WHERE = """
import json
import claimtrack
from claimtrack.db import schema
from claimtrack.extract import nlp
places = (claimtrack.__file__, schema.directory(), nlp.SHIPPED)
print(json.dumps([schema.head(), *map(str, places)]))
"""
LOAD = """
import json, sys
import spacy
pipeline = spacy.load(sys.argv[1])
doc = pipeline("The ministry denied that it had shelled the town.")
ours = {name.partition(".")[0] for name in sys.modules} & {"claimtrack", "training"}
print(json.dumps([[word.lemma_, word.pos_, word.dep_] for word in doc] + [sorted(ours)]))
"""


def run(
    *command: str | Path, at: Path, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command in the folder ``at`` and see that it ends well."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=at, env=env or environment(at / "data"), capture_output=True, text=True,
        timeout=PATIENCE, check=False,
    )  # fmt: skip
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return done


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel with what the environment has: nothing is fetched."""
    folder = tmp_path_factory.mktemp("dist")
    run(
        sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT,
        at=folder,
    )  # fmt: skip
    (built,) = folder.glob("claimtrack-*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a virtual environment with the wheel in it, dependencies lent by the running one."""
    home = tmp_path_factory.mktemp("elsewhere") / "venv"
    venv.create(home, symlinks=True)
    python = home / "bin" / "python"
    run(
        sys.executable, "-m", "pip", "--python", python, "install",
        "--no-deps", "--no-index", "--no-compile", "--disable-pip-version-check", wheel,
        at=home,
    )  # fmt: skip
    # After the installation, so that pip sees none of the running environment's packages. Such a
    # file lends folders of modules, not what those link to: the checkout stays out of reach.
    site = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", at=home)
    lent = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    Path(site.stdout.strip(), "lent.pth").write_text("\n".join(sorted(lent)) + "\n")
    return home


@pytest.fixture(scope="module")
def held(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def metadata(wheel: Path) -> Message:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = [one for one in archive.namelist() if one.endswith(".dist-info/METADATA")]
        return message_from_bytes(archive.read(name))


def column(table: str, n: int) -> str:
    """Return what stands in a column of a drawn table, its wrapped lines joined."""
    rows = [line.split("│") for line in table.splitlines()]
    return " ".join(row[n].strip() for row in rows if len(row) > n + 1)


def test_installed_it_shows_the_disputed_claims(installed: Path, tmp_path: Path) -> None:
    done = run(installed / "bin" / "claimtrack", "demo", "--exit", at=tmp_path)
    assert done.stdout.startswith("Claims somebody denied")
    claims, statuses, deniers = (column(done.stdout, n) for n in (1, 2, 3))
    assert "struck the Kelmat" in claims
    assert statuses.split().count("disputed") >= 3
    assert "an official source in Brenduk" in deniers
    assert "Oltrek Chemicals" in deniers
    assert [path.name for path in (tmp_path / "data").glob("*.db")] == ["demo.db"]


def test_installed_it_finds_its_own_code_migrations_and_model(
    installed: Path, tmp_path: Path
) -> None:
    done = run(installed / "bin" / "python", "-I", "-c", WHERE, at=tmp_path)
    head, *places = json.loads(done.stdout)
    package, migrations, model = map(Path, places)
    assert package.is_relative_to(installed)
    assert migrations == package.parent / "_migrations"
    assert model == package.parent / "extract" / "model"
    assert head in {re.sub(r".*_(\d{4})_.*", r"\1", one.name) for one in migrations.rglob("*.py")}


def test_the_model_is_a_plain_pipeline(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path, [n for n in archive.namelist() if n.startswith(MODEL)])
    folder = tmp_path / "plain"
    shutil.move(tmp_path / MODEL, folder)
    done = run(sys.executable, "-I", "-c", LOAD, folder, at=tmp_path)
    *words, ours = json.loads(done.stdout)
    assert ours == [], "reading it imported code of ours"
    assert ["deny", "VERB", "ROOT"] in [[lemma, pos, dep.upper()] for lemma, pos, dep in words]
    assert "@callbacks" not in (folder / "config.cfg").read_text(encoding="utf-8")


def test_it_holds_the_model_with_card_and_licence(held: set[str], metadata: Message) -> None:
    assert {
        MODEL + name for name in ("config.cfg", "meta.json", "LICENSE", "MODEL_CARD.md")
    } <= held
    assert metadata["License-Expression"] == "Apache-2.0 AND CC-BY-SA-4.0"
    licences = {name.partition("/licenses/")[2] for name in held if "/licenses/" in name}
    assert licences == {"LICENSE", MODEL + "LICENSE"}


def test_it_holds_every_file_of_the_package_and_no_other(held: set[str]) -> None:
    package = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "claimtrack").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    migrations = {
        "claimtrack/_" + str(path.relative_to(ROOT))
        for path in (ROOT / "migrations").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert "claimtrack/_migrations/env.py" in migrations
    assert {name for name in held if ".dist-info/" not in name} == package | migrations


def test_it_asks_for_the_pipelines_own_version_of_spacy(metadata: Message) -> None:
    required = {re.split(r"[^\w-]", one)[0]: one for one in metadata.get_all("Requires-Dist", [])}
    meta = json.loads((ROOT / MODEL / "meta.json").read_text(encoding="utf-8"))
    floor = re.search(r">=([\d.]+)", meta["spacy_version"])
    assert floor is not None
    assert f">={floor[1]}" in required["spacy"]
    assert "thinc" not in required
