"""Rows for the extraction tests, written by us: text, and what must be found in it.

A row is (text, source, cue, content, stance, targets): ``content`` words that the content must
hold, ``targets`` words of the contents a denial must be about.
"""

from typing import NamedTuple


class Row(NamedTuple):
    """One text and the one attribution it must hold."""

    text: str
    source: str
    cue: str
    content: str
    stance: str = "asserts"
    target: str = ""


FORMS = [
    # direct
    Row("“We did not fire a single shot,” said the minister.", "the minister", "said", "We did not fire"),
    Row('"The bridge is closed," the mayor said.', "the mayor", "said", "The bridge is closed"),
    Row('The mayor said: "The bridge is closed until Monday."', "The mayor", "said", "The bridge is closed"),
    Row("“It was a lie,” he added, “and they know it.”", "he", "added", "and they know it"),
    # mixed
    Row("Vasker said the plan was “a disgrace to the whole town”.", "Vasker", "said", "a disgrace"),
    # indirect
    Row("The ministry said that two soldiers were wounded in the attack.", "The ministry", "said", "two soldiers were wounded"),
    Row("Police said the driver had fled on foot.", "Police", "said", "the driver had fled"),
    Row("The mayor claimed to have repaired the road.", "The mayor", "claimed", "to have repaired the road"),
    Row("The group claimed responsibility for the bombing.", "The group", "claimed", "responsibility"),
    Row("The company announced plans to close the mine.", "The company", "announced", "plans to close the mine"),
    Row("The army accused the rebels of shelling the village.", "The army", "accused", "the rebels of shelling"),
    Row("The governor called for an inquiry into the fire.", "The governor", "called", "an inquiry"),
    Row("The union urged the government to raise wages.", "The union", "urged", "raise wages"),
    Row("The bridge was closed on Monday, the mayor said.", "the mayor", "said", "The bridge was closed"),
    # according to
    Row("According to the mayor, the bridge was closed on Monday.", "the mayor", "According to", "the bridge was closed"),
    Row("The bridge was closed on Monday, according to the mayor.", "the mayor", "according to", "The bridge was closed"),
    # quoting
    Row("The newspaper quoted the mayor as saying the bridge was unsafe.", "the mayor", "quoted", "the bridge was unsafe"),
    # denials
    Row("The ministry denied that its soldiers had opened fire.", "The ministry", "denied", "its soldiers had opened fire", "denies"),
    Row("The minister denied taking bribes.", "The minister", "denied", "taking bribes", "denies"),
    Row("The minister denied any involvement in the affair.", "The minister", "denied", "any involvement", "denies"),
    Row("The spokesman dismissed the report as baseless.", "The spokesman", "dismissed", "the report", "denies"),
    Row("The minister called the allegation a lie.", "The minister", "called", "the allegation", "denies"),
    Row("The company said the report was false.", "The company", "said", "the report", "denies"),
    # confirmations, retractions, withholding
    Row("The hospital confirmed that nine people had died.", "The hospital", "confirmed", "nine people had died", "confirms"),
    Row("The director admitted that the test had failed.", "The director", "admitted", "the test had failed", "confirms"),
    Row("The newspaper retracted its report about the minister.", "The newspaper", "retracted", "its report", "retracts"),
    Row("The minister did not deny that he had met the envoy.", "The minister", "did not deny", "he had met", "withholds"),
    Row("The ministry declined to comment on the report.", "The ministry", "declined to comment", "report", "withholds"),
]  # fmt: skip

LINKED = [
    Row(
        "The militia claimed to have struck the Orrin base. This assertion was later refuted by an "
        "official source in Tarn.",
        "an official source in Tarn", "refuted", "This assertion", "denies", "struck the Orrin base",
    ),
    Row(
        "The monitor reported that some 200 fighters crossed the border from Tarmesh.\n\n"
        "This was denied by the commission head Joren Talvec and the Interior Ministry.",
        "Joren Talvec", "denied", "This", "denies", "200 fighters crossed",
    ),
    Row(
        "The opposition accused the minister of taking bribes. The minister rejected the accusation.",
        "The minister", "rejected", "the accusation", "denies", "taking bribes",
    ),
    Row(
        "The radio reported that the dam had burst. That was confirmed by the water authority.",
        "the water authority", "confirmed", "That", "confirms", "the dam had burst",
    ),
]  # fmt: skip

NO_DENIAL = [
    "The judge denied bail to the two men.",
    "The airline denied him entry to the cabin.",
    "The committee rejected the bill by nine votes.",
    "The president dismissed the minister on Friday.",
    "The minister would deny everything if he were asked.",
    "The report could not be independently verified.",
    "The minister neither confirmed nor denied the report.",
    "Will the ministry deny the report?",
    "The bank denied her request for a loan.",
    "No one was hurt in the blast, the police said.",
]
"""Sentences in which nobody denies the truth of anything."""

NOTHING = [
    "SOURCES",
    "Tarn Daily, “Ministry denies the strike,” 12/2/24",
    "To subscribe to our daily mailing list, fill out the following form:",
    "    Your Name",
    "Scroll to Top",
    "Advertisement",
]
"""Page furniture, forms and works listed: none holds a statement."""
