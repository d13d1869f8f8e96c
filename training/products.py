"""Chooses the matrix products that spaCy computes with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from spacy.util import registry
from thinc.api import NumpyOps, set_current_ops


def choose(*, numpy: bool) -> None:
    """Sets the matrix products of every pipeline made or loaded from now on.

    Thinc's own have no fast path for some processors; NumPy's are there four times as fast.
    """
    set_current_ops(NumpyOps(use_blis=not numpy))


def numpy_products() -> Callable[[Any], Any]:
    """Lets the training configuration ask for NumPy's matrix products."""

    def before_creation(language: Any) -> Any:
        choose(numpy=True)
        return language

    return before_creation


registry.callbacks.register("claimtrack.numpy_products.v1", func=numpy_products)
