"""The stages that turn treebanks into a pipeline; each reads what the last one wrote."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import spacy
from spacy.cli.train import train as spacy_train
from spacy.training.pretrain import pretrain as spacy_pretrain
from spacy.util import load_config
from thinc.api import Config

# Importing these registers what config.cfg names.
from training import augment, documents, evaluate, package, pretrain, products, tokenization

CONFIG = Path(__file__).with_name("config.cfg")
TIMED_TEXTS = 500
REGISTERED = (augment.news_variants, products.numpy_products, tokenization.treebank_words)


@dataclass(frozen=True, slots=True)
class Work:
    """Where the data is read and where every stage writes."""

    data: Path
    out: Path

    @property
    def corpus(self) -> Path:
        """Binary treebanks and raw text."""
        return self.out / "corpus"

    @property
    def embedding(self) -> Path:
        """Weights of the embedding layers after pretraining."""
        return self.out / "pretrained"

    @property
    def trained(self) -> Path:
        """The best pipeline of the training run."""
        return self.out / "trained" / "model-best"

    @property
    def pipeline(self) -> Path:
        """The finished pipeline without figures."""
        return self.out / "pipeline"

    @property
    def figures(self) -> Path:
        """Measured figures."""
        return self.out / "figures.json"


def convert(work: Work) -> None:
    """Writes the treebanks as spaCy corpora and the raw text as lines."""
    documents.convert(work.data, work.corpus)
    pretrain.write_texts(work.data, work.corpus / "raw.jsonl")


def paths(work: Work) -> dict[str, Any]:
    """Returns the paths that the configuration leaves open."""
    return {
        "paths.train": str(work.corpus / "train"),
        "paths.dev": str(work.corpus / "dev"),
        "paths.raw_text": str(work.corpus / "raw.jsonl"),
    }


def run_pretraining(work: Work) -> None:
    """Pretrains the embedding layers on raw text."""
    work.embedding.mkdir(parents=True, exist_ok=True)
    spacy_pretrain(load_config(CONFIG, overrides=paths(work)), work.embedding)


def last_weights(work: Work) -> Path:
    """Finds the weights of the last pretraining epoch."""
    found = sorted(work.embedding.glob("model*.bin"), key=lambda path: path.stat().st_mtime)
    if not found:
        raise FileNotFoundError(f"no pretrained weights under {work.embedding}")
    return found[-1]


def run_training(work: Work) -> None:
    """Trains the pipeline, beginning with the pretrained embedding layers."""
    overrides = {**paths(work), "paths.init_tok2vec": str(last_weights(work))}
    spacy_train(CONFIG, work.trained.parent, overrides=overrides)


def finish(work: Work) -> None:
    """Adds lemmas to the trained pipeline and takes training matter out of it."""
    package.save(package.complete(work.trained, work.data), work.pipeline)


def run_evaluation(work: Work, *, parts: tuple[str, ...]) -> dict[str, Any]:
    """Measures the finished pipeline and writes the figures."""
    news = list(islice(pretrain.news_texts(work.data), TIMED_TEXTS))
    speeds = {}
    for kind in ("thinc", "numpy"):
        products.choose(numpy=kind == "numpy")
        nlp = spacy.load(work.pipeline)
        speeds[kind] = evaluate.words_per_second(nlp, news)
    figures = {
        "parts": {part: evaluate.by_treebank(nlp, work.data, part=part) for part in parts},
        "words_per_second": speeds,
        "settings": settings(),
    }
    work.figures.write_text(json.dumps(figures, indent=1), encoding="utf-8")
    return figures


def settings() -> dict[str, Any]:
    """Returns the settings of the training run that the model card states."""
    config = Config().from_disk(CONFIG, interpolate=False)
    augmenter = config["corpora"]["train"]["augmenter"]
    return {
        "seed": config["system"]["seed"],
        "steps": config["training"]["max_steps"],
        "epochs": config["pretraining"]["max_epochs"],
        "width": config["components"]["tok2vec"]["model"]["encode"]["width"],
        "depth": config["components"]["tok2vec"]["model"]["encode"]["depth"],
        "copies": augmenter["copies"],
        **{f"share_{name}": f"{share:.0%}" for name, share in augmenter["shares"].items()},
    }


def run_packaging(work: Work, *, target: Path) -> None:
    """Puts the pipeline with its figures and model card in place."""
    package.add_figures(work.pipeline, json.loads(work.figures.read_text(encoding="utf-8")))
    package.put_in_place(work.pipeline, target)
