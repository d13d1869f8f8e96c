"""Pairs of propositions about invented places and people, with what compare must say of them.

A bug report becomes a row. ``joined``: one claim; ``opposite``: one claim, told the other way;
``apart``: not joined (suggested at most). Names are invented.
"""

JOINED = [
    # One count apart: figures of one claim.
    (
        "Six people were killed in the strike on the Veldra depot",
        "Eight people were killed in the strike on the Veldra depot",
    ),
    ("At least six miners died at the Orsk Tarn pit", "Eleven miners died at the Orsk Tarn pit"),
    (
        "The Tarnov ferry carried 120 passengers when it sank",
        "The Tarnov ferry carried about 200 passengers when it sank",
    ),
    ("Dozens were wounded in the shelling of Kessim", "14 were wounded in the shelling of Kessim"),
    ("Marchers put the crowd in Dravika at 20,000", "Marchers put the crowd in Dravika at 5,000"),
    (
        "The Brenn floods displaced 3,000 families",
        "The Brenn floods displaced more than 4,500 families",
    ),
    (
        "Police arrested 12 demonstrators in Lomaria",
        "Police arrested nine demonstrators in Lomaria",
    ),
    ("One guard was wounded at the Harlan gate", "Two guards were wounded at the Harlan gate"),
    # Paraphrase.
    (
        "Gunmen killed the mayor of Ostrava Mala",
        "The mayor of Ostrava Mala was assassinated by gunmen",
    ),
    (
        "The Veldran army struck the Kessim depot",
        "The Kessim depot was attacked by the Veldran army",
    ),
    (
        "Rebels of the Tarn Front captured the Dravika radio station",
        "The Dravika radio station was seized by rebels of the Tarn Front",
    ),
    ("Minister Ilan Borsa resigned on Friday", "Ilan Borsa quit as minister on Friday"),
    (
        "The Orlo reactor leaked coolant into the Sava Brenn river",
        "Coolant leaked from the Orlo reactor into the Sava Brenn river",
    ),
    (
        "Lomaria is secretly developing atomic weapons",
        "Lomaria is covertly building nuclear weapons",
    ),
    (
        "Hackers breached the Veldran election commission",
        "The Veldran election commission was hacked",
    ),
    ("The Brenn dam collapsed after heavy rain", "After heavy rain the Brenn dam collapsed"),
    ("President Mirel Ostovan has died", "Mirel Ostovan, the president, is dead"),
    ("Iranian forces struck the Dravika depot", "Iran's forces attacked the Dravika depot"),
    ("The Lomarian airline Avila cut 300 jobs", "Lomarian airline Avila has cut 400 jobs"),
    (
        "Ambassador Tessa Wren visited the Kessim camp",
        "Tessa Wren, the ambassador, visited the camp at Kessim",
    ),
    # One side says more; missing evidence is neither for nor against.
    ("Rebels shelled the town of Kessim", "Rebels shelled the town of Kessim on Tuesday"),
    ("A blast hit the Orlo refinery", "A blast hit the Orlo refinery on Route 9"),
    (
        "Ilan Borsa took bribes from the Avila company",
        "Former minister Ilan Borsa took bribes from the Avila company",
    ),
    # Case, quotes, spelling.
    ("gunmen killed the mayor of ostrava mala", "Gunmen killed the mayor of Ostrava Mala"),
    ("The Veldran army struck the “Kessim” depot", 'The Veldran army struck the "Kessim" depot'),
    ("VELDRAN ARMY STRUCK THE KESSIM DEPOT", "The Veldran army struck the Kessim depot"),
]

APART = [
    # One site apart: the same deed at another base.
    (
        "The Hill Front struck the Ardun air base in the south of Velmar",
        "Velmar's Hill Front had struck the Kelma air base with drones on Sunday",
    ),
    # An identifying number.
    ("The 7th Brigade shelled the Dravika market", "The 9th Brigade shelled the Dravika market"),
    ("A bus burned on Route 9 near Kessim", "A bus burned on Route 14 near Kessim"),
    (
        "Flight 370 of Avila vanished over the Brenn sea",
        "Flight 271 of Avila vanished over the Brenn sea",
    ),
    (
        "Resolution 1701 condemns the Lomarian blockade",
        "Resolution 1559 condemns the Lomarian blockade",
    ),
    ("The Second Army crossed the Tarn river", "The Third Army crossed the Tarn river"),
    (
        "A 16-year-old boy from Orlo drowned in the canal",
        "A 61-year-old man from Orlo drowned in the canal",
    ),
    ("Reactor 2 at Orlo was shut down", "Reactor 4 at Orlo was shut down"),
    ("Article 5 of the Brenn treaty was invoked", "Article 9 of the Brenn treaty was invoked"),
    # A date.
    ("The Kessim bridge was bombed on July 7", "The Kessim bridge was bombed on July 9"),
    ("The Kessim bridge was bombed on Monday", "The Kessim bridge was bombed on Thursday"),
    ("Lomaria annexed the Tarn valley in 1968", "Lomaria annexed the Tarn valley in 1971"),
    ("Veldra will vote in August", "Veldra will vote in November"),
    (
        "The envoy Tessa Wren was poisoned on 3 May 2021",
        "The envoy Tessa Wren was poisoned on 5 May 2021",
    ),
    (
        "Students stormed the Dravika ministry in March 2019",
        "Students stormed the Dravika ministry in June 2019",
    ),
    # A place.
    ("Gunmen attacked a convoy near Kessim", "Gunmen attacked a convoy near Dravika"),
    ("A bird flu outbreak was found in Veldra", "A bird flu outbreak was found in Lomaria"),
    ("The CIA ran a secret prison in Poland", "The CIA ran a secret prison in Romania"),
    ("Two bombs exploded in the town of Orlo", "Two bombs exploded in the town of Brenn"),
    (
        "Troops opened fire in north Kessim near Harlan",
        "Troops opened fire in north Kessim near Ostrel",
    ),
    ("Cholera broke out in Damascus", "Cholera broke out in Baghdad"),
    # An actor.
    ("Lomaria shelled the Harlan crossing", "Veldra shelled the Harlan crossing"),
    ("The Tarn Front killed the mayor of Ostrel", "The Free Column killed the mayor of Ostrel"),
    (
        "Ilan Borsa took bribes from the Avila company",
        "Mirel Ostovan took bribes from the Avila company",
    ),
    ("Iran is supplying rockets to the Tarn Front", "Syria is supplying rockets to the Tarn Front"),
    ("Colonel Ado Pirran was charged with genocide", "General Radu Kess was charged with genocide"),
    ("Hamas militants committed war crimes", "Israel committed war crimes"),
    # A deed.
    ("Police arrested the editor Lena Morav", "Police killed the editor Lena Morav"),
    ("The Veldran parliament visited Dravika", "The Veldran parliament invaded Dravika"),
    ("Rebels released the hostage Tessa Wren", "Rebels killed the hostage Tessa Wren"),
    ("Lomaria signed the Brenn treaty", "Lomaria withdrew from the Brenn treaty"),
    ("Avila bought the Orlo refinery", "Avila closed the Orlo refinery"),
    # Reports that recur, nothing particular shared.
    (
        "A roadside bomb killed a soldier in Baghdad",
        "A soldier was killed by a bomb in Baghdad and two were hurt",
    ),
    ("Gunmen shot dead four policemen", "Gunmen shot four policemen dead in an ambush"),
    # Too short to say.
    ("the fighting", "the fighting went on"),
    ("any involvement", "their involvement"),
    # Nothing to do with one another.
    ("The Brenn dam collapsed after heavy rain", "Ilan Borsa resigned as minister"),
    ("", "The Brenn dam collapsed after heavy rain"),
]

OPPOSITE = [
    ("No one was hurt in the Kessim blast", "Three people were hurt in the Kessim blast"),
    (
        "The Veldran army did not strike the Kessim depot",
        "The Veldran army struck the Kessim depot",
    ),
    ("Lomaria has no nuclear weapons at Orlo", "Lomaria has nuclear weapons at Orlo"),
    (
        "Ilan Borsa never took bribes from the Avila company",
        "Ilan Borsa took bribes from the Avila company",
    ),
    (
        "There are no secret prisons in the Tarn valley",
        "There are secret prisons in the Tarn valley",
    ),
    ("The Brenn dam was not breached by the flood", "The Brenn dam was breached by the flood"),
]
