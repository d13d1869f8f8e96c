"""Reading treebanks, finding names, varying paragraphs."""

import random

import pytest
import spacy
from spacy.language import Language
from spacy.training import Example

from training.augment import (
    Shares,
    curled,
    hardened,
    headlined,
    lowered,
    news_variants,
    straightened,
    vary,
    without_stop,
)
from training.conllu import Token, parse_sentence, read_paragraphs
from training.documents import to_doc
from training.entities import Span, mentions, names
from training.lemmas import apply, ending_rules, frequent_lemmas
from training.tokenization import adapt


def row(number: str, form: str, tag: str = "NN", upos: str = "NOUN", rest: str = "0 root") -> str:
    head, relation, *misc = rest.split()
    return "\t".join(
        [number, form, form.lower(), upos, tag, "_", head, relation, "_", misc[0] if misc else "_"]
    )


DENIED = [
    row("1", "The", "DT", "DET", "2 det Entity=(1-person-new-nnnnn-cf1-4-sgl"),
    row("2", "minister", rest="3 compound"),
    row("3", "Ann", "NNP", "PROPN", "6 nsubj"),
    row("4", "Lee", "NNP", "PROPN", "3 flat Entity=1)"),
    row("5-6", "didn't", rest="_ _ SpaceAfter=No"),
    row("5", "did", "VBD", "AUX", "6 aux"),
    row("6", "n't", "RB", "PART", "0 root"),
    row("6.1", "empty"),
    row("7", ".", ".", "PUNCT", "6 punct"),
]
OFFICE = [
    row("1", "the", "DT", "DET", "2 det Entity=(1-organization-new-nn-cf1-4-sgl"),
    row("2", "Bank", "NNP", "PROPN", "5 nsubj"),
    row("3", "of", "IN", "ADP", "4 case"),
    row("4", "Arcadia", "NNP", "PROPN", "2 nmod Entity=(2-place-new-nn-cf2-1-sgl)1)"),
    row("5", "fell", "VBD", "VERB", "0 root SpaceAfter=No"),
    row("6", ".", ".", "PUNCT", "5 punct"),
]
FILE = ["# newdoc id = a", *OFFICE, "", *DENIED, "", "# newpar id = a-2", *OFFICE, ""]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return adapt(spacy.blank("en"))


def sentence(rows: list[str]) -> list[Token]:
    return parse_sentence(rows)


def test_words_in_a_range_share_its_space() -> None:
    tokens = sentence(DENIED)
    assert [t.form for t in tokens] == ["The", "minister", "Ann", "Lee", "did", "n't", "."]
    assert [t.space_after for t in tokens] == [True, True, True, True, False, False, True]
    assert [t.head for t in tokens] == [1, 2, 5, 2, 5, -1, 5]


def test_a_row_with_missing_columns_is_refused() -> None:
    with pytest.raises(ValueError, match="CoNLL-U"):
        sentence(["1\tword"])


def test_paragraphs_end_at_marks_and_documents() -> None:
    paragraphs = list(read_paragraphs([*FILE, "# newdoc id = b", *OFFICE]))
    assert [len(p.sentences) for p in paragraphs] == [2, 1, 1]
    assert [p.document for p in paragraphs] == ["a", "a", "b"]


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    assert [p.size for p in read_paragraphs(FILE, max_tokens=8)] == [6, 7, 6]


def test_mentions_nest() -> None:
    assert mentions(sentence(OFFICE)) == [Span(0, 4, "organization"), Span(3, 4, "place")]


def test_the_longer_name_wins_without_its_article() -> None:
    assert names(sentence(OFFICE)) == [Span(1, 4, "ORG")]


def test_a_described_person_after_an_article_is_no_name() -> None:
    assert names(sentence(DENIED)) == []


def test_a_person_is_named_without_title() -> None:
    tokens = sentence(DENIED)
    tokens[0].misc.clear()
    tokens[1].misc["Entity"] = "(1-person-new-nnnnn-cf1-4-sgl"
    assert names(tokens) == [Span(2, 4, "PERSON")]


def test_documents_without_names_have_them_missing(nlp: Language) -> None:
    paragraph = next(read_paragraphs(FILE))
    assert not to_doc(nlp.vocab, paragraph, with_names=False).has_annotation("ENT_IOB")
    doc = to_doc(nlp.vocab, paragraph, with_names=True)
    assert [(e.text, e.label_) for e in doc.ents] == [("Bank of Arcadia", "ORG")]
    assert doc.text == "the Bank of Arcadia fell. The minister Ann Lee didn't."


def test_case_and_quotes_change_forms_only() -> None:
    words = ["“", "Leave", "it", "’s", "to", "us", "”"]
    assert lowered(words)[1] == "leave"
    spaces = [False, True, False, True, True, False, True]
    assert headlined(words, spaces) == ["“", "Leave", "It", "’s", "to", "Us", "”"]
    assert headlined(["pro", "-", "war"], [False, False, True]) == ["Pro", "-", "War"]
    assert straightened(words)[0] == '"'
    tags = ["``", "VB", "PRP", "POS", "IN", "PRP", "''"]
    assert curled(straightened(words), tags) == words


def test_a_final_stop_can_go(nlp: Language) -> None:
    doc = to_doc(nlp.vocab, next(read_paragraphs(FILE)), with_names=True)
    shorter = without_stop(doc)
    assert len(shorter) == len(doc) - 1
    assert [t.dep_ for t in shorter] == [t.dep_ for t in doc][:-1]
    assert without_stop(shorter) is shorter


def test_varied_copies_keep_their_annotation(nlp: Language) -> None:
    doc = to_doc(nlp.vocab, next(read_paragraphs(FILE)), with_names=True)
    always = Shares(lower=1, headline=0, quotes=1, unstopped=0, hard_space=0)
    copy = vary(doc, always, rng=random.Random(1))
    assert copy.text == doc.text.lower().replace("'", "’")
    assert len(copy) == len(doc)
    for kind in ("tag_", "dep_", "lemma_", "ent_type_", "is_sent_start"):
        assert [getattr(t, kind) for t in copy] == [getattr(t, kind) for t in doc]
    assert [t.head.i for t in copy] == [t.head.i for t in doc]


def test_a_hard_space_keeps_the_length() -> None:
    text = hardened("one two three", rng=random.Random(3))
    assert text.count("\N{NO-BREAK SPACE}") == 1
    assert text.replace("\N{NO-BREAK SPACE}", " ") == "one two three"
    assert hardened("one", rng=random.Random(3)) == "one"


def test_the_augmenter_is_seeded_and_aligned(nlp: Language) -> None:
    doc = to_doc(nlp.vocab, next(read_paragraphs(FILE)), with_names=True)
    shares = {"lower": 0.3, "headline": 0.3, "quotes": 0.5, "unstopped": 0.5, "hard_space": 1.0}
    runs = []
    for _ in range(2):
        augment = news_variants(shares, 3, 7)
        examples = list(augment(nlp, Example(nlp.make_doc(doc.text), doc)))
        runs.append([example.text for example in examples])
        for example in examples:
            tags = example.get_aligned("TAG", as_string=True)
            pairs = zip(example.predicted, tags, strict=True)
            assert all((tag is None) == word.is_space for word, tag in pairs)
    assert len(runs[0]) == 4
    assert runs[0] == runs[1]


def test_lemmas_follow_the_longest_ending() -> None:
    forms = {("VERB", f"{stem}ies"): f"{stem}y" for stem in ("den", "repl", "tr")}
    forms |= {("VERB", f"{stem}s"): stem for stem in ("claim", "tell", "run", "eat")}
    rules = ending_rules(forms)["VERB"]
    assert apply(rules, "accuses") == "accuse"
    assert apply(rules, "defies") == "defy"
    assert apply(rules, "said") == "said"
    assert frequent_lemmas(sentence(OFFICE))["VERB", "fell"] == "fell"
    assert not any(pos == "PROPN" for pos, _ in frequent_lemmas(sentence(OFFICE)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Al-Arabiya’s anti-war", "Al - Arabiya ’s anti-war"),
        ("“don’t,” she said", "“ do n’t , ” she said"),
        ("$5bn U.S.-led", "$ 5 bn U.S. - led"),
        ("really—no…", "really — no …"),
        ("and/or Wed. COVID-19", "and / or Wed . COVID - 19"),
        ("the 100s", "the 100s"),
    ],
)
def test_words_are_divided_as_in_the_treebanks(nlp: Language, text: str, words: str) -> None:
    assert " ".join(token.text for token in nlp.make_doc(text)) == words
