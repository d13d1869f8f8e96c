"""Makes the shipped pipeline out of the trained one: lemmas added, training removed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import Any

import spacy
import srsly  # type: ignore[import-untyped]
from spacy.language import Language
from thinc.api import Config

from training.conllu import Token
from training.documents import TREEBANKS, treebank_paragraphs
from training.lemmas import tables

NAME = "claimtrack_news"
VERSION = "1.0.0"
LICENSE = "CC BY-SA 4.0"
SPACY_VERSION = ">=3.8.18,<3.9.0"
DESCRIPTION = "English pipeline for reading news: tags, dependencies, names, lemmas."
SOURCES = (
    ("Universal Dependencies English EWT", "https://universaldependencies.org", LICENSE),
    ("Universal Dependencies English GUM", "https://gucorpling.org/gum", "CC BY 4.0"),
)
TRAINING_ONLY = ("paths", "system", "corpora", "training", "pretraining", "initialize")


def training_tokens(data: Path) -> Iterator[Token]:
    """Yields all words of the treebanks' training parts."""
    for treebank in TREEBANKS:
        for paragraph in treebank_paragraphs(data, treebank, part="train"):
            for sentence in paragraph.sentences:
                yield from sentence


def complete(trained: Path, data: Path) -> Language:
    """Loads a trained pipeline and adds lemmas and the shipped meta data."""
    nlp = spacy.load(trained)
    lemmatizer: Any = nlp.add_pipe("lemmatizer", config={"mode": "rule"})
    lemmatizer.initialize(lookups=tables(training_tokens(data)))
    nlp.meta.update(
        name=NAME,
        version=VERSION,
        description=DESCRIPTION,
        author="claimtrack contributors",
        license=LICENSE,
        spacy_version=SPACY_VERSION,
        sources=[dict(zip(("name", "url", "license"), row, strict=True)) for row in SOURCES],
        performance={},
    )
    return nlp


def save(nlp: Language, out: Path) -> None:
    """Writes a pipeline without what only training needs.

    The vocabulary keeps the strings that labels and tables refer to, no others: words
    of a text enter it when they are read.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(out)
    config = Config().from_disk(out / "config.cfg", interpolate=False)
    for section in TRAINING_ONLY:
        config.pop(section, None)
    config["nlp"]["after_creation"] = None
    config["nlp"]["before_creation"] = None  # claimtrack sets the operations itself
    config.to_disk(out / "config.cfg", interpolate=False)
    srsly.write_json(out / "vocab" / "strings.json", needed_strings(nlp))
    spacy.load(out)


def needed_strings(nlp: Language) -> list[str]:
    """Lists the strings of a fresh English vocabulary and of all labels."""
    needed = set(spacy.blank("en").vocab.strings)
    for labels in nlp.pipe_labels.values():
        needed.update(labels)
        needed.update(part for label in labels for part in label.split("||"))
    tokenizer: Any = nlp.tokenizer
    for rule in tokenizer.rules.values():
        needed.update(str(value) for piece in rule for value in piece.values())
    return sorted(needed)


def add_figures(out: Path, figures: dict[str, Any]) -> None:
    """Writes the measured figures into the package's meta data and model card."""
    meta = srsly.read_json(out / "meta.json")
    meta["performance"] = figures["parts"] | {"words_per_second": figures["words_per_second"]}
    srsly.write_json(out / "meta.json", meta)
    card = Template(files("training").joinpath("model_card.md").read_text(encoding="utf-8"))
    text = card.substitute(
        figures=figure_table(figures["parts"]),
        **{f"speed_{kind}": f"{n:,}" for kind, n in figures["words_per_second"].items()},
        size=f"{size_in_mb(out):.1f}",
        labels=label_list(meta["labels"]),
        **figures["settings"],
    )
    (out / "MODEL_CARD.md").write_text(text, encoding="utf-8")
    (out / "LICENSE").write_text(
        files("training").joinpath("model_license.txt").read_text(encoding="utf-8"),
        encoding="utf-8",
    )


def figure_table(parts: dict[str, dict[str, dict[str, Any]]]) -> str:
    """Writes the figures of every treebank part as a Markdown table."""
    names = list(next(iter(next(iter(parts.values())).values())))
    rows = ["| part | " + " | ".join(name.replace("_", " ") for name in names) + " |"]
    rows.append("| --- |" + " ---: |" * len(names))
    for part, treebanks in parts.items():
        for treebank, figures in treebanks.items():
            cells = ("" if value is None else f"{value:,}" for value in figures.values())
            rows.append(f"| {part}: {treebank} | " + " | ".join(cells) + " |")
    return "\n".join(rows)


def label_list(labels: dict[str, list[str]]) -> str:
    """Writes the label sets as a Markdown list."""
    return "\n".join(
        f"- `{component}`: " + ", ".join(_code(label) for label in values if "||" not in label)
        for component, values in labels.items()
        if values
    )


def _code(label: str) -> str:
    return f"``` {label} ```" if "`" in label else f"`{label}`"


def size_in_mb(folder: Path) -> float:
    """Adds up the files under a folder, in millions of bytes."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def put_in_place(source: Path, target: Path) -> None:
    """Replaces a folder by a copy of another; readers see the old or the new one."""
    beside = target.with_name(f".{target.name}-new")
    retired = target.with_name(f".{target.name}-old")
    for leftover in (beside, retired):
        shutil.rmtree(leftover, ignore_errors=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copytree(source, beside)
    if target.exists():
        target.rename(retired)
    beside.rename(target)
    shutil.rmtree(retired, ignore_errors=True)
