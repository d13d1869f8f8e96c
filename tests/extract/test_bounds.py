"""Where source and content begin and end, row by row: sentences of our own with the parts marked."""

from typing import NamedTuple

import pytest

from claimtrack.extract.attributions import Reading, extract
from claimtrack.extract.types import Attribution, Words
from tests.extract.marked import marked

ATTRIBUTED = Reading(own_voice=False)


class Bound(NamedTuple):
    """A cue and a sentence with ``<source>`` and ``[content]`` marked."""

    cue: str
    example: str


RUNS_ON = [
    # a second clause that a parser hangs on the cue
    Bound("said", "<Police> said [the driver lost control, and two passengers were thrown out of the bus]."),
    Bound("said", "<The envoy> said [the south was calm, but that the north remained closed]."),
    Bound("say", "<They> say [they want to share the harbour, but they will not pay for it]."),
    Bound("said", "<The council> said [the dam was safe and that no village would be flooded]."),
    Bound("said", "<The clerk> said [the boy had been found and was expected to recover]."),
    # a subject lost between the cue and its clause
    Bound("say", "<Witnesses> say [guards, porters and dozens of other workers at the depot in Kassul have left their posts]."),
    Bound("said", "<Officials> said [the letters from Orvel - written by three clerks and a judge - may explain the fire]."),
    # what follows an object
    Bound("called", "<The bishop> called on [both sides to leave the bridge]."),
    Bound("calling", "<The mayor> is calling for [swift action to reopen the mine in the hills of Tarn]."),
    Bound("urged", "<The union> urged [the firm to raise wages because of the flood]."),
    Bound("criticized", "<The guild> criticized [him for his poor record and for closing two schools]."),
    Bound("announced", "<The governor> announced [plans for the province to buy grain from Orvel]."),
    Bound("accused", "<The report> accused [the rebels of using farmers as shields to cross the river]."),
    Bound("denounced", "<Ida Holt> denounced [the raid through the old quarter]."),
    # a list, an example, a pair of dashes
    Bound("criticized", "<Traders> criticized [the prices, the taxes in Orvel, and the lack of salt]."),
    Bound("said", "<The judge> said [several men had been tried, such as the harbour master of Tarn]."),
    Bound("said", "<The nurse> said [at least one of the wards - the old one by the river - had no water]."),
    # words in quotation marks do not end it
    Bound("said", "<Vasker> said [the bridge was “a disgrace” and that the road was “worse”]."),
    Bound("said", "<Vasker> said [the law would “end the feud” because it left nobody out]."),
    # hyphens are no dashes
    Bound("said", "<The coach> said [the twenty-year-old runner would de-register and go home]."),
]  # fmt: skip

PASSIVES = [
    Bound("reported", "[Six guards] were reported [killed by a falling crane]."),
    Bound("reported", "[The plan] is reported [to include a new school for Orvel]."),
]  # fmt: skip

ENDS = [
    # the speaker's next verb
    Bound("denied", "<The minister> denied [the charge] and says he never met the envoy."),
    Bound("said", "<The pilot> said [the fog was thick] and blamed the tower for the crash."),
    Bound("announced", "<The firm> announced [a new mill] but declined to name its site."),
    Bound("praised", "<The mayor> praised [the firemen] and said they had saved the town."),
    Bound("condemned", "<The guild> condemned [the raid], saying it broke the truce."),
    Bound("denied", "<The minister> denied [the rise was linked to fuel], blaming it on greedy traders."),
    # the reporter's own facts
    Bound("denied", "<The clerk> denied [the charge], although two letters bear his name."),
    Bound("announced", "<The firm> announced [a recall], while its rivals kept selling."),
    Bound("called", "<The deputy> called for [an inquiry], but the council has refused one."),
    Bound("praised", "<The mayor> praised [Jan Brok], who opened the school in 1990."),
    # the verb a relative clause stands before
    Bound("said", "<The captain>, who said [the boat was sound], left the harbour on Monday."),
    Bound("claimed", "<The man> who claimed [the bridge was closed] left the town."),
    Bound("saying", "<Leaflets> saying [the mine would close in May] were found in Orvel."),
    # when and where it was said
    Bound("criticized", "<The senator> criticized [the budget] in an interview on Sunday."),
    Bound("defended", "<The general> defended [the raid] during a speech in Kassul."),
    Bound("reported", "<The agency> reported [a fire in the docks] Thursday."),
]  # fmt: skip

ROUND = [
    Bound("said", "[The bridge was closed], <the mayor> said."),
    Bound("said", "[The bridge, the only one for miles, was closed to lorries], <the mayor of Tarn> said."),
    Bound("said", "[The bridge], <Jan Brok> said, [had been closed since May]."),
    Bound("reported", "[Exports have risen by half], <the bank> reported last week."),
    Bound("found", "[Wells in Tarn and Orvel have no water], <a new survey> found."),
    Bound("noted", "As <Ida Holt> noted on Saturday, [the chief engineer has already resigned]."),
    Bound("noted", "[The mill has been sold twice], as <Ida Holt> noted in May."),
    Bound("according to", "[The crew slept on deck and ate with the guards], according to <the harbour office>."),
    Bound("according to", "[He paid eight crowns to buy a boat from a trader in Orvel], according to <his memoirs>."),
    Bound("According to", "According to <the survey>, [the wells in the north are dry]."),
    Bound("according to", "[The wells], according to <the survey>, [have been dry since May]."),
]  # fmt: skip

SPEAKS = [
    # what stands before the speaker is no speaker
    Bound("said", "In a report on Wednesday, <envoy Tomas Vance> said [the vote had been fair]."),
    Bound("described", "During an interview Sunday on Radio Tarn, <Captain James Holt> described [the search as a success]."),
    Bound("said", "Last week, in his opening speech, <the chairman> said [he was ready]."),
    # a speaker shared with the verb before
    Bound("accused", "<He> also said [the army was tired] and accused the governor of lying."),
    Bound("saying", "<Dragan Vance> urged the men to surrender, saying [it was their last chance]."),
    Bound("noting", "<Farmers> rejected the changes for not going far enough, noting that [it had not rained]."),
    Bound("said", "In a short statement, <Tarn's chief judge, Najib Holt> said, [“We have no more to say on this.”]"),
    # the second of two clauses
    Bound("suggested", "Neither Brok nor Vance has won a seat and <Holt> suggested [they should resign]."),
]  # fmt: skip


def _spans(words: Words | None) -> list[str]:
    return words.text.split(" … ") if words is not None else []


def _read(bound: Bound) -> Attribution:
    example = marked(bound.example)
    found = extract(example.text, ATTRIBUTED)
    hits = [f for f in found if f.cue is not None and f.cue.text.startswith(bound.cue)]
    assert hits, [f.to_json() for f in found]
    return hits[0]


@pytest.mark.parametrize(
    "bound", RUNS_ON + PASSIVES + ENDS + ROUND, ids=lambda bound: bound.example[:60]
)
def test_content_ends_where_the_reporter_goes_on(bound: Bound) -> None:
    assert _spans(_read(bound).content) == marked(bound.example).content


@pytest.mark.parametrize(
    "bound", RUNS_ON + PASSIVES + ENDS + ROUND + SPEAKS, ids=lambda bound: bound.example[:60]
)
def test_source_is_who_speaks(bound: Bound) -> None:
    assert _spans(_read(bound).source) == marked(bound.example).source


LOST = (
    ("A spokesman said Tuesday the two roads are not closed.", "A spokesman"),
    ("The army said the two men discussed routine matters.", "The army"),
    ("It added that the group may have been held.", "It"),
    (
        "A spokesman told a news briefing in Kassul Tuesday that the general held several meetings.",
        "A spokesman",
    ),
)


@pytest.mark.parametrize(("text", "source"), LOST)
def test_a_clause_that_the_parser_lost_is_read(text: str, source: str) -> None:
    (found,) = extract(text, Reading(own_voice=False))
    assert found.source is not None
    assert found.source.text == source
    assert found.content is not None
    assert text.endswith(f"{found.content.text}.")
