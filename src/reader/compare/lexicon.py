"""Word lists: stop words, number words, titles, and words that newsrooms use for each other."""

from __future__ import annotations


def _words(block: str) -> list[str]:
    return block.split()


STOP_WORDS: frozenset[str] = frozenset(
    _words("""
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
        _words("""
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
    _words("""
    president minister prime secretary senator sen rep representative congressman congresswoman governor gov
    mayor chairman chairwoman chair chief director general spokesman spokeswoman spokesperson leader
    counterpart ambassador judge justice attorney sheriff officer captain colonel sergeant detective
    professor king queen prince princess pope bishop reverend lawmaker official foreign state deputy vice
    former ex national
    """)
)

_GROUPS = """
kill slay murder fatal dead die death
wound injur hurt injury
arrest detain custodi apprehend
"""

SYNONYMS: dict[str, str] = {
    word: group.split()[0] for group in _GROUPS.strip().splitlines() for word in group.split()
}
