"""The English verb forms and nouns that tell whether what a sentence says is past or ahead."""

from __future__ import annotations

from reader.text import speech


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


PAST = _set(
    """
    arisen arose ate awoke beat beaten became began begun been bent bet bitten bled blew blown born bought bound
    broke broken brought built burnt burst came cast caught chose chosen clung cost crept cut dealt done drank
    drawn drew driven drove drunk dug dwelt eaten fallen fed fell felt fled flew flown flung forbade forbidden
    forgave forgiven forgot forgotten fought found froze frozen gave given gone got gotten grew ground grown held
    hid hidden hit hung hurt kept knew known laid lay leapt learnt led left lent let lit lost made meant met
    misled mistook overcame overran oversaw overthrew overthrown overtook paid pled proven put quit ran rang read
    ridden risen rode rose rung said sang sank sat saw seen sent set shaken shed shone shook shot shown shrank
    shrunk shut slain slept slid slit sold sought spent spilt split spoke spoken spread sprang spun stole stolen
    stood struck stuck stung sung sunk sustained swam swept swore sworn swung taken taught thought threw thrown
    told took tore torn undertook underwent understood undone upheld went wept woke woken won wore worn wound
    withdrawn withdrew withheld withstood wrote written
    """
)
"""Irregular forms of the past, and participles."""

NOT_PAST = _set(
    """
    bed breed embed exceed feed heed hundred indeed naked need proceed red sacred seed shed sled speed succeed
    ted unused weed wed wicked
    """
)
"""Words in -ed that are no past."""

PAST_IN_EED = _set("agreed disagreed decreed freed guaranteed refereed")

BASES = speech.BASES | _set(
    """
    abandon abolish accept adopt allow appear apply approve arrest arrive attack attend ban be become begin block
    boycott break bring build buy call cancel carry cast celebrate change chair choose cite clear close come
    complete continue convene create cut deal debate decide defend deliver deploy destroy discuss do draw drop
    elect end enter evict examine execute expand expel extend face fall fight file fill finish fly form free gather
    get give go grow halt hand happen head hear help hold host hunt impose introduce invade issue join jump keep
    kill land launch lead leave let lift lose make march mark meet move name open order pass pay perform pick play
    present publish pull put question quit race raise ratify reach receive recognise recognize release remain
    remove reopen replace resign restart restore result resume retire return review ride rise rule run sack sail
    save search seek sell send sentence serve set settle shoot shut sign sing sit speak spend stage stand start
    stay step stop strike submit sue suspend swear take talk tour travel try turn unveil veto visit vote wait walk
    win withdraw work wrap
    """
)
"""Verbs as they stand after "to"."""

PRESENT = _set(
    """
    aim are agree appeal arrive ask begin call change choose close come continue decide demand elect end expect
    face fear fly gather go have hold hope intend leave meet need open plan play prepare reopen resume return say
    seek start stop take travel vote want
    """
)
"""Forms that are a plural's present, if not infinitives or nouns."""

FORESEEN = _set(
    """
    aiming billed booked bound destined due expected expecting going hoping intended likely looking planned
    planning poised preparing ready scheduled set slated supposed timetabled tipped unlikely
    """
)
"""What stands between "is" and what is yet to come."""

TIMED = _set("billed booked due expected planned scheduled slated timetabled tipped likely unlikely")
"""Those of them that need no "to" or "for" after them."""

ARRANGED = _set(
    """
    arriving attending beginning closing coming departing ending facing flying gathering giving going heading
    holding hosting launching leaving making marching meeting opening playing reopening resigning resuming retiring
    returning sailing starting stepping striking taking travelling traveling visiting voting
    """
)
"""Forms in -ing that with "is" and a day tell what is arranged for it."""

IMPLIED = _set(
    """
    able allowed began came compelled continued dared failed forced got had happened helped led made managed
    moved obliged permitted proceeded rushed tried unable used went
    """
)
"""Forms of the past after which what follows "to" is past as well, or as surely did not happen."""

PLANNING = _set(
    """
    agreed announced approved arranged asked authorised authorized backed banned booked boycotted called cancelled
    canceled confirmed decided delayed demanded extended feared forecast foresaw hoped intended invited needed
    offered ordered organised organized planned pledged postponed predicted prepared promised proposed refused
    requested scheduled sought suggested summoned supported threatened urged vowed wanted warned welcomed
    """
)
"""Forms of the past of what is done about something that may lie ahead."""

MEETINGS = _set(
    """
    ballot ceremony celebration concert conference congress debate deadline deposition election elections event
    final finals forum funeral game gala hearing hearings inauguration launch march match matches meeting meetings
    parade party poll polls primary primaries protest protests rally rallies referendum runoff sentencing session
    speech strike strikes summit talks trial verdict visit vote votes walkout wedding
    """
)
"""What is held on a day that is known before."""

BLOWS = _set(
    """
    accident ambush arrest arrests assault attack attacks blast bombing bombings bombardment clash clashes collapse
    collision coup crash death deaths defeat derailment disaster earthquake eruption escape explosion explosions
    fire flood floods killing killings loss murder murders outage quake raid raids resignation riot riots robbery
    shelling shooting shootings sinking storm tornado tragedy tsunami victory violence wildfire
    """
)
"""What has happened once a day is named for it."""
