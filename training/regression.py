"""Fits the ranker: logistic regression over traits, thresholds by what links best."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from claimtrack.extract.ranking import Ranker
from training.readings import Article

SEEN = 3
"""Readings a trait must occur in: rarer ones are names of single sentences."""
STRENGTH = 0.15
"""Inverse of the L2 penalty, by cross-validation over articles."""
KEEP, ADD, OPEN = 0.3, 0.5, 0.6
"""Least probabilities, by cross-validation: what the rules read is dropped only when unlikely."""
SMALL = 0.005
"""Weights nearer to nothing are left out."""


def fit(articles: Sequence[Article]) -> Ranker:
    """Returns a ranker fitted on annotated articles."""
    rows = [row for article in articles for row in article.rows()]
    counts = Counter(trait for row in rows for trait in set(row.traits))
    kept = {trait for trait, count in counts.items() if count >= SEEN}
    vectors = DictVectorizer()
    matrix = vectors.fit_transform([{t: 1.0 for t in row.traits if t in kept} for row in rows])
    model = LogisticRegression(C=STRENGTH, max_iter=2000, fit_intercept=False)
    model.fit(matrix, [row.right for row in rows])
    names, values = vectors.get_feature_names_out(), model.coef_[0]
    weights = {
        str(name): round(float(value), 3)
        for name, value in zip(names, values, strict=True)
        if abs(value) >= SMALL or name.startswith("cue=")
    }
    return Ranker(weights, KEEP, ADD, OPEN)
