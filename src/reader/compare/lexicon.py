"""Word lists: stop words, number words, titles, and words that newsrooms use for each other."""

from __future__ import annotations


def words_in(block: str) -> list[str]:
    """The words of a list written as running text."""
    return block.split()


STOP_WORDS: frozenset[str] = frozenset(
    words_in("""
    a about above after again against all almost also although always am among an and another any are aren't
    around as at away back be became because become been before being below between both but by came can can't
    cannot come could couldn't did didn't do does doesn't doing don't down during each either else even ever
    every for from further get gets getting give given go goes going gone got had hadn't has hasn't have
    haven't having he he'd he'll he's her here hers herself him himself his how however i i'd i'll i'm i've
    if in into is isn't it it's its itself just keep kept let like made make makes making many may me might
    more most much must my myself nearly neither no nor not now of off often on once one one's only onto or
    other others our ours ourselves out over own per put rather really s said saying says say same see seen
    she she'd she's should shouldn't since so some still such t take taken than that that's the their theirs
    them themselves then there there's these they they'd they'll they're they've this those though through
    thus to together told too took toward towards under until unto up upon us use used using very via was
    wasn't way we we'd we'll we're we've well went were weren't what what's when where whether which while
    who who's whom whose why will with within without won't would wouldn't yet you you'd you'll you're
    you've your yours yourself according added adding tells tell asked ask mr mrs ms dr
    """)
)

NUMBER_WORDS: dict[str, str] = {
    word: str(number)
    for number, word in enumerate(
        words_in("""
        two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
        eighteen nineteen twenty
        """),
        start=2,
    )
} | {
    "thirty": "30",
    "forty": "40",
    "fifty": "50",
    "sixty": "60",
    "seventy": "70",
    "eighty": "80",
    "ninety": "90",
    "twice": "2",
}

TITLES: frozenset[str] = frozenset(
    words_in("""
    president minister prime secretary senator sen rep representative congressman congresswoman governor gov
    mayor chairman chairwoman chair chief director general spokesman spokeswoman spokesperson leader
    counterpart ambassador judge justice attorney sheriff officer captain colonel sergeant detective
    professor king queen prince princess pope bishop reverend lawmaker official foreign state deputy vice
    former ex national
    """)
)

POSTS: frozenset[str] = frozenset(
    words_in("""
    president chancellor premier minister king queen pope mayor governor chairman chairwoman chair ceo spokesman
    spokeswoman spokesperson commissioner ambassador director
    """)
)
"""Posts that one person holds at a time."""

PLAIN = "says it plainly"
CLAIM = "calls it a claim"
ADMISSION = "calls it an admission"
CONFIRMED = "calls it confirmed"
DENIAL = "calls it a denial"
INSISTS = "has the speaker insist"
UNCONFIRMED = "calls it unconfirmed"

STANCES: dict[str, str] = {
    word: stance
    for stance, block in {
        PLAIN: """said says saying say told tells reported reports stated states announced noted added explained
            wrote""",
        CLAIM: """claimed claims claim claiming alleged alleges allege alleging asserted asserts assert asserting
            contended contends contend contending purported purports""",
        INSISTS: """insisted insists insist insisting maintained maintains maintain maintaining stressed stresses
            stress stressing emphasised emphasises emphasized emphasizes""",
        ADMISSION: """admitted admits admit admitting acknowledged acknowledges acknowledge acknowledging conceded
            concedes concede conceding confessed confesses confess confessing""",
        CONFIRMED: "confirmed confirms confirm confirming",
        DENIAL: "denied denies deny denying refuted refutes refute refuting disputed disputes dispute disputing",
    }.items()
    for word in words_in(block)
}
"""Verbs of saying, and how far the report that has them goes along with what is said."""

STANCE_NOUNS: dict[str, str] = {
    word: stance
    for stance, block in {
        PLAIN: "statement statements remark remarks",
        CLAIM: "claim claims allegation allegations assertion assertions contention",
        INSISTS: "insistence",
        ADMISSION: "admission acknowledgement acknowledgment concession confession",
        CONFIRMED: "confirmation",
        DENIAL: "denial denials",
    }.items()
    for word in words_in(block)
}
"""Nouns that take a stance where "that" follows."""

HEDGES: dict[str, str] = dict.fromkeys(words_in("alleged allegedly purported purportedly supposedly"), CLAIM)
HEDGES |= dict.fromkeys(words_in("reportedly unconfirmed apparently rumored rumoured suspected"), UNCONFIRMED)
HEDGES |= {"so-called": "doubts the name"}
"""Words put before a statement or a name by whoever does not vouch for it."""

POSSIBLE = "calls it possible"

MODALS: frozenset[str] = frozenset(words_in("may might could can would should will must if to"))
"""Words that keep the verb after them from being a plain statement."""

NEGATIONS: frozenset[str] = frozenset(
    words_in("""
    no not never none nobody nothing nowhere neither nor without cannot hardly scarcely
    cant dont doesnt didnt wont isnt arent wasnt werent hasnt havent hadnt couldnt wouldnt shouldnt
    """)
)
"""Words that deny what follows them, besides those that end in "n't"."""
