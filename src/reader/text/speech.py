"""The English words that show who speaks: verbs and nouns of saying, and the small words around them."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_VERBS = """
accuse acknowledge add address admit advise affirm agree allege announce answer apologize appeal argue ask
assert assure believe bemoan blame blast blog boast brag brand bristle call caution champion chant
characterise characterize charge chide chime cite claim clarify comment complain concede conclude concur
condemn confess confirm consider contend counsel counter criticise criticize cry decide declare decry deem
defend demand denounce deny deride describe detail disclose dismiss dispute doubt dub echo elaborate
emphasise emphasize endorse enthuse envision estimate exclaim expect explain express fear find fire
forecast foresee guess gush hail highlight hint hope implore imply indicate infer inform inquire insist
instruct interject interrupt interview intone joke know label lambast lambaste lament laud laugh lecture
lie liken list maintain mean mention moan mock mourn mumble murmur muse mutter name note object observe
offer opine paint pitch plan plead pledge point ponder portray post praise pray predict press proclaim
profess promise prompt pronounce propose protest question quip quote rail read reaffirm realize reassure
rebut recall reckon recognize recommend recount refer refute reiterate reject rejoin relate remark
remember remind repeat reply report request respond retell retort retweet reveal revile rule say scoff
scold see share shout show signal slam snap sneer speak specify speculate stammer state stress suggest
summarize surmise swear sympathize tease tell testify thank theorize think threaten touch tout tweet
underline underscore understand urge utter venture voice vow wail want warn whine whisper wish wonder
worry write yell
"""
_IRREGULAR = """
say:said tell:told write:wrote,written think:thought know:knew,known see:saw,seen find:found
swear:swore,sworn show:showed,shown read:read mean:meant speak:spoke,spoken rebut:rebutted quip:quipped
deny:denied reply:replied testify:testified cry:cried imply:implied clarify:clarified specify:specified
worry:worried decry:decried snap:snapped admit:admitted refer:referred infer:inferred understand:understood
retell:retold slam:slammed hint:hinted concur:concurred foresee:foresaw,foreseen plan:planned dub:dubbed
"""
_DOUBLING = _set("admit rebut quip snap refer infer slam concur plan dub brag")

ALWAYS_SPEECH = _set(
    """
    said says saying say told tells telling tweeted tweets tweeting wrote writes writing added adds adding
    asked asks asking argued argues arguing explained explains replied responded quipped joked insisted
    insists noted notes noting stated states stating declared declares warned warns warning recalled
    vowed remarked commented claimed claims claiming contended announced concluded continued continues
    acknowledged conceded countered retorted exclaimed observed lamented predicted testified reiterated
    stressed emphasized
    """
)
"""Forms that nearly always introduce what somebody said."""

WEAK = _set(
    """
    saw seen sees see seeing showed shown shows show showing knew known knows know knowing found finds find
    finding meant means mean meaning planned plans planning listed lists listing shared shares sharing
    touched touches decided decides deciding ruled rules ruling painted paints named names naming
    remembered remembers fired fires laughed laughs pressed presses lied lies lying considered considers
    expected expects refers referred speaking spoke speaks foresaw cited cites citing
    """
)
"""Forms that seldom introduce what somebody said."""

NOUNS = _set(
    """
    statement remarks remark comment comments claim claims tweet tweets post interview speech email letter
    memo words warning promise pledge vow argument assertion accusation allegation announcement answer
    question questions response reply call calls charges charge criticism statements promises messages
    description explanation testimony report message note op-ed column address suggestion contention
    belief view declaration demand plea
    """
)
"""Nouns for what was said; what follows or precedes them as an owner is the speaker."""

PRONOUNS = _set("he she they it we i you who")

PLAIN_VERBS = _set(
    """
    is was are were has had have does did do makes made goes went gone gotten keeps kept draws drew comes came
    takes took gives gave gets got puts stands stood ran runs sent sings sang
    """
)
"""Common finite forms that introduce no words of anybody."""

AUXILIARIES = _set(
    """
    has have had is was were are be been being am do does did will would can could may might must shall
    should not n't never also then later reportedly once again further always often still already just
    even ever simply repeatedly recently previously earlier first finally subsequently eventually now
    soon since too only both all himself herself themselves quickly immediately publicly privately
    famously rightly hasn’t hasn't haven't haven’t didn't didn’t doesn't doesn’t wasn't wasn’t wouldn't
    wouldn’t
    """
)
"""Words that may stand between a subject and its verb."""

BE = _set("is was were are be been being get got gets")

PREPOSITIONS = _set(
    """
    of for at from in on with by to about into over under after before during against among between through
    near toward towards inside outside behind without within across around upon off via despite like as
    per amid alongside
    """
)

SUBORDINATORS = _set(
    """
    that if because while when where although though since unless until whether as after before so once
    whereas what how why than
    """
)
CONJUNCTIONS = _set("and but or nor yet")
DETERMINERS = _set(
    """
    the a an this that these those his her its their my our your some one another
    """
)
NOT_SUBJECTS = PREPOSITIONS | CONJUNCTIONS | SUBORDINATORS | (AUXILIARIES - {"all", "both"})
OTHER_OPENERS = _set("there here not no many most few several such")
OPENERS = CONJUNCTIONS | {"so", "then", "still", "instead"}
DAYS = _set(
    """
    monday tuesday wednesday thursday friday saturday sunday yesterday today tonight morning afternoon
    evening night week month year
    """
)


def _forms(verb: str) -> tuple[str, str, str, str]:
    stem = verb + verb[-1] if verb in _DOUBLING else verb
    cut = stem[:-1] if stem.endswith("e") else stem
    if verb.endswith("y") and verb[-2] not in "aeo":
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")
    return verb, third, cut + "ed", cut + "ing"


_all = [_forms(verb) for verb in _VERBS.split()]
_irregular = dict(entry.split(":") for entry in _IRREGULAR.split())
_third = {forms[1] for forms in _all}
_past = {forms[2] for forms in _all if forms[0] not in _irregular}

FINITE = frozenset(_third | _past).union(*(forms.split(",") for forms in _irregular.values()))
"""Present and past forms of verbs of saying and thinking."""

PARTICIPLES = frozenset(forms[3] for forms in _all)
BASES = frozenset(forms[0] for forms in _all)
