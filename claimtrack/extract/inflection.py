"""The forms of an English verb: what a lemma of the lexicon looks like in a text."""

_FORMS = """\
arise arises arose arisen arising
bear bears bore borne bearing
begin begins began begun beginning
bet bets bet betting
break breaks broke broken breaking
broadcast broadcasts broadcast broadcasting
bring brings brought bringing
cast casts cast casting
choose chooses chose chosen choosing
come comes came come coming
cut cuts cut cutting
die dies died dying
draw draws drew drawn drawing
feel feels felt feeling
fight fights fought fighting
find finds found finding
forecast forecasts forecast forecasted forecasting
foresee foresees foresaw foreseen foreseeing
foretell foretells foretold foretelling
forswear forswears forswore forsworn forswearing
forget forgets forgot forgotten forgetting
gainsay gainsays gainsaid gainsaying
get gets got gotten getting
give gives gave given giving
go goes went gone going
hear hears heard hearing
hit hits hit hitting
hold holds held holding
keep keeps kept keeping
know knows knew known knowing
label labels labeled labelled labeling labelling
lay lays laid laying
leave leaves left leaving
let lets let letting
lie lies lied lying
make makes made making
marvel marvels marveled marvelled marveling marvelling
mean means meant meaning
misread misreads misread misreading
overhear overhears overheard overhearing
panic panics panicked panicking
pay pays paid paying
put puts put putting
read reads read reading
retell retells retold retelling
run runs ran run running
say says said saying
see sees saw seen seeing
seek seeks sought seeking
set sets set setting
shed sheds shed shedding
shoot shoots shot shooting
show shows showed shown showing
signal signals signaled signalled signaling signalling
speak speaks spoke spoken speaking
spell spells spelled spelt spelling
stand stands stood standing
stick sticks stuck sticking
swear swears swore sworn swearing
take takes took taken taking
teach teaches taught teaching
tear tears tore torn tearing
tell tells told telling
think thinks thought thinking
throw throws threw thrown throwing
understand understands understood understanding
undertake undertakes undertook undertaken undertaking
win wins won winning
withdraw withdraws withdrew withdrawn withdrawing
write writes wrote written writing
"""
"""Lemma, third person, past, participle where it differs, gerund; variants beside one another."""

_IRREGULAR = {row[0]: row[1:] for row in map(str.split, _FORMS.splitlines())}

_DOUBLING = frozenset(
    """
    abhor admit aver bar beg blog brag chat chip commit concur counsel debar defer demur
    deter dub embed equip extol forbid fret gab infer knit nag nod occur outwit pan permit
    plan plot prefer prod quip rap rebut recur refer regret rib rip shrug slam snap sob
    spar stem stop strip submit sum tap tip transmit vlog
    """.split()
)
"""Verbs that double their last consonant before -ed and -ing."""


def inflect(lemma: str) -> list[str]:
    """Return the forms of a verb, the lemma first, then third person, past, … and gerund."""
    if lemma in _IRREGULAR:
        return [lemma, *_IRREGULAR[lemma]]
    if lemma.endswith("ee"):
        return [lemma, f"{lemma}s", f"{lemma}d", f"{lemma}ing"]
    if lemma.endswith("e"):
        return [lemma, f"{lemma}s", f"{lemma}d", f"{lemma[:-1]}ing"]
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return [lemma, f"{lemma[:-1]}ies", f"{lemma[:-1]}ied", f"{lemma}ing"]
    stem = lemma + lemma[-1] if lemma in _DOUBLING else lemma
    third = f"{lemma}es" if lemma.endswith(("s", "x", "z", "ch", "sh", "o")) else f"{lemma}s"
    return [lemma, third, f"{stem}ed", f"{stem}ing"]
