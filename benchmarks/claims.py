"""Group gold attributions into claims, by ``claimtrack.match`` alone.

    python -m benchmarks.claims --articles FILE.jsonl ... --out PRED.jsonl

In: articles with attributions (source, cue and content spans, stance, act, speaker, kind, about).
Out, for every attribution: ``{"id": "ARTICLE#ATTRIBUTION", "claim", "stance"}``. A proposition is
made of the content's words: the speaker before an infinitive and for a pronoun of himself, the
denier for a pronoun in what he denies, "X of doing" as "X doing".
"""

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from claimtrack.match.grouping import group, stance_towards
from claimtrack.match.lexicon import stem
from claimtrack.match.profile import profile
from claimtrack.match.score import compare
from claimtrack.match.types import Profile
from claimtrack.match.within import Placed, Ties, ties
from claimtrack.text import Span, squeeze
from claimtrack.vocab import DENIALS, SpeakerKind, Stance

OWN_STEMS = 4
"""Content stems from which a statement that refers to another has a proposition of its own."""
_PRONOUN = re.compile(r"(it|they|he|she|we|i|its|their|his|her|our|my)\b", re.IGNORECASE)
_POSSESSIVE = frozenset(["its", "their", "his", "her", "our", "my"])
_OF_OTHERS = re.compile(
    r"accus|charg|alleg|blam|suspect|critic|condemn|believ|warn|urg|demand|call|ask|fear"
)
_REPORT_OF = re.compile(
    r"(?:[\w.'’-]+ ){0,7}?(?:reports?|charges?|allegations?|accusations?|claims?|assertions?) "
    r"(?:\w+ing )?(?:that )?(?=(?:it|they|he|she|its|their|the|there|[A-Z])\b)"
)
_OF_DOING = re.compile(r"^((?:\S+ ){1,6})of (?=\w+ing\b|\w+ly \w+ing\b)")
_POINTERS = frozenset(
    stem(word)
    for word in "charge report allegation claim accusation suggestion rumour rumor assertion "
    "statement denial speculation question comment document information news media".split()
)


def words(article: Mapping[str, Any], spans: Sequence[Sequence[int]]) -> str:
    """Return the words that spans cover, in one piece."""
    return squeeze(" ".join(article["text"][start:end] for start, end in spans))


def proposition(article: Mapping[str, Any], one: Mapping[str, Any]) -> str:
    """Return what an attribution says as a sentence, as far as its own words allow."""
    text = words(article, one["content"]).strip('"“” ')
    cue, speaker = words(article, one["cue"]).casefold(), one["speaker"]
    if one["stance"] in DENIALS:
        text = re.sub(rf"^{_REPORT_OF.pattern}", "", text)
    if text.startswith("to ") and speaker:
        return f"{speaker} {text}"
    pronoun = _PRONOUN.match(text)
    if pronoun:
        who = _denier(article, one) if _OF_OTHERS.search(cue) or not speaker else speaker
        ending = "'s" if pronoun.group(1).casefold() in _POSSESSIVE else ""
        return f"{who}{ending}{text[pronoun.end() :]}" if who else text
    return _OF_DOING.sub(r"\1", text) if _OF_OTHERS.search(cue) else text


def _denier(article: Mapping[str, Any], one: Mapping[str, Any]) -> str:
    """Whoever denies this: an accusation's "it" is most often he."""
    for other in article["attributions"]:
        if other["stance"] in DENIALS and one["id"] in other["about"]:
            return str(other["speaker"])
    return ""


def place(article: Mapping[str, Any], one: Mapping[str, Any]) -> Placed:
    """Return where an attribution stands, its references as full ids."""
    return Placed(
        id=f"{article['id']}#{one['id']}",
        article=article["id"],
        content=tuple(Span(*span) for span in one["content"]),
        cue=tuple(Span(*span) for span in one["cue"]),
        kind=SpeakerKind(one["kind"]) if one["source"] else SpeakerKind.UNKNOWN,
        stance=Stance(one["stance"]),
        act=one["act"],
        about=tuple(f"{article['id']}#{n}" for n in one["about"]),
    )


def told(placed: Placed, profiles: Mapping[str, Profile]) -> bool:
    """Return whether a statement has a proposition of its own, not only a pointer to another's."""
    if not placed.about:
        return True
    stems = set(profiles[placed.id].lemmas) - _POINTERS
    return len(stems) >= OWN_STEMS


def predict(articles: Sequence[Mapping[str, Any]]) -> list[dict[str, str]]:
    """Return the prediction rows of all attributions, in order."""
    placed, profiles = [], {}
    for article in articles:
        for one in article["attributions"]:
            at = place(article, one)
            placed.append(at)
            profiles[at.id] = profile(proposition(article, one), act=at.act, article=article["id"])
    own = {at.id: profiles[at.id] for at in placed if told(at, profiles)}
    bound = _without_strangers(ties(placed), own)
    claims = group([at.id for at in placed], own, ties=bound)
    members: dict[str, list[Profile]] = defaultdict(list)
    for key, claim in claims.items():
        if key in own:
            members[claim].append(own[key])
    return [
        {
            "id": at.id,
            "claim": claims[at.id],
            "stance": stance_towards(at.stance, own[at.id], members[claims[at.id]])
            if at.id in own and not at.about
            else at.stance.value,
        }
        for at in placed
    ]


def _without_strangers(bound: Ties, own: Mapping[str, Profile]) -> Ties:
    """Drop references whose two ends both have a proposition and are nothing like each other."""
    kept = tuple(
        (left, right)
        for left, right in bound.must
        if left not in own or right not in own or compare(own[left], own[right]).state is not None
    )
    return replace(bound, must=kept)


def main() -> None:
    """Read the articles, write the predictions."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", nargs="+", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    lines = (line for path in given.articles for line in path.read_text("utf-8").splitlines())
    rows = predict([json.loads(line) for line in lines if line.strip()])
    given.out.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    print(f"{len(rows)} statements in {len({row['claim'] for row in rows})} claims")


if __name__ == "__main__":
    main()
