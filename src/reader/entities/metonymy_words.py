"""What capitals do as governments and what only cities do, have and are: the words metonymy is told by."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


ACTS = _set(
    """
    abandon abide abstain accede accept accuse acknowledge act adhere adjust admit adopt advise advocate affirm
    agree aim allege allow ally amend anger announce annex annul answer anticipate apologise apologize appeal
    appear appoint approve argue arm ask assert assess assist assure attempt authorise authorize avoid balk ban
    bar bargain believe blame blast block boycott brand breach break broker brush call cancel caution cave cede
    censor censure challenge champion charge cite claim clarify co-operate combat comment commit compel
    complain comply compromise concede conclude condemn condone confirm confiscate consent consider contemplate
    contend continue contradict cooperate counter court criticise criticize curb cut debate decide declare
    decline decree decry deem defend defer defy delay delegate demand denounce deny deploy deport dictate
    disagree disapprove disavow disclose dismiss dispatch dispute distance dither donate doubt downplay draft
    drag ease elect embrace encourage endorse enforce ensure envisage envision espouse exclude expect expel
    explain explore exploit export express extend extradite fail favor favour fear finance flout forbid foresee
    forge foster freeze fret fund grant grapple guarantee halt hand harbor harbour hesitate hint hope ignore
    impose import inform inherit initiate insist intend interfere intervene interpret invade invest invite
    issue jail justify know laud launch legislate levy liken lift lobby maintain mandate mean mediate minimise
    minimize misjudge mock mull nationalise nationalize need negotiate nominate note notify object oblige
    obstruct occupy offer oppose order outlaw overrule oversee owe pardon permit persist persuade plan pledge
    ponder postpone praise prefer present press pressure pretend prevent probe proclaim profess prohibit
    promise promote prompt propose protest prove provide provoke publish punish pursue put question raise
    ratify realise realize reassert reassure rebuff rebuke recall reciprocate recognise recognize reconsider
    refrain refuse refute regard regret reimpose reinstate reiterate reject release relent remember remind
    renew renege renounce repay repeal repeat reply request require resent resist resolve respect respond
    restate restrict resume retaliate retort return reveal reverse revoke rule sanction say scoff scold
    scramble scrap see seek seem seize send set settle shelve shrug shun side sidestep signal slam slap sign
    snub soften speak spearhead spend spurn stall stick stipulate stress strive submit subsidise subsidize
    suggest summon supply support suspect suspend sympathise sympathize take talk tell tend think threaten
    tolerate tout trade treat trust try turn underline understand unveil uphold urge use vacillate veto view
    violate voice vote vow waive want warn waver welcome withdraw withhold wish woo work worry
    """
)
"""Verbs whose subject, where it is a capital, is its country's government."""

EITHER = _set(
    "beat bow buy capture change defeat draw drop enter face field fight follow gain get give hold host join keep lay"
    " lead leave lose meet open pay pick play pull push quit remove replace sell shut stand start step stop strike"
    " win yield"
)
"""Verbs of governments too, but of teams where the sentence is of sport, and of cities without an object of power."""

CITY_ACTS = _set(
    "attract awake awaken be become boom boast build burn buzz celebrate close cool cover dry empty fall flood freeze"
    " get grow have heat host house hum lie live look measure mourn open overlook rank rebuild remain rise rot shiver"
    " shrink sink sleep smell sparkle spread sprawl stretch suffer swelter teem thaw wake"
)
"""Verbs that even after "will" or before "-ing" are rather of cities."""

ADDRESSED = _set(
    """
    accuse advise alarm alienate anger annoy antagonise antagonize appease arm ask assure back beg
    beseech blame berate bind caution challenge chide coax compel condemn confront consult
    contradict convince counter criticise criticize defy denounce deter distrust embarrass embolden enable
    encourage enrage exhort expect fault force fund goad help implore incense induce infuriate inform irk
    irritate isolate lambast lambaste lobby mock mollify notify offend oblige oppose outrage persuade
    petition placate please praise press pressure prevent prod prompt prosecute provoke punish push
    rebuff rebuke remind reassure reprimand request rile sanction scold sideline slam snub spur sue support
    suspect tell tempt thank threaten trust undermine unnerve unsettle upset urge warn weaken worry woo
    """
)
"""Verbs that are said, warned or done to a government, or turn on what it does."""

GIVEN = _set("cost deny give grant hand lend offer owe pay promise sell send supply put arm allow let make")
"""Verbs with somebody to whom something is given or done."""

STATES = _set(
    """
    able accused adamant afraid alarmed alert allied angered angry annoyed anxious apprehensive asked aware
    behind believed blamed bound careful cautious certain committed complicit concerned condemned confident
    content convinced criticised criticized critical dependent desperate determined disappointed dismayed
    displeased divided eager embarrassed entitled expected furious guilty happy hesitant hopeful hostile
    inclined indifferent infuriated intent irked irritated isolated keen known likely loath locked nervous notified
    obliged opposed optimistic outraged persuaded pessimistic pleased poised prepared pressed prompted ready
    reluctant represented responsible right satisfied sceptical set silent skeptical slow sure suspected
    suspicious tempted told unable unhappy unimpressed unlikely unmoved unsure unwilling upset urged warned
    wary willing worried wrong
    """
)
"""What a government is said to be."""

MATTERS = _set(
    """
    abuse account acts action activity actions advance advances adviser advisers agenda aggression aid aim aims
    ally allies ambassador ambassadors ambition ambitions anger answer appetite approach approval argument
    arguments army arsenal attempt attempts attack attacks attitude backers backing ban behavior behaviour
    belief benefit bid blessing blockade bloc bluff budget call calls campaign case cause chances change choice
    claim claims client clients commitment complaint complaints concern concerns conduct consent control course
    credibility crackdown credit critics debt deal deals debts defeat defence defense delay delegation demand
    demands denial denials desire diplomat diplomats diplomacy disapproval displeasure dispute doctrine doubts
    economy effort efforts embassy embargo enemies enemy envoy envoys excuse explanation fault fear fears foe
    foes force forces friend friends fury game goal goals government grip guarantee hand handling help hope
    hopes hostility image incursion influence initiative insistence intelligence intent intention intentions
    interest interests interference interpretation invasion invitation involvement isolation judgment lack
    leader leaders leadership leverage lie lies line loan loans losses loyalists loyalty message military
    minister ministers ministry minds mind mistake mistakes mission mood motive motives move moves narrative
    need needs negotiator negotiators neighbours neutrality nod objection objections objective objectives
    offensive offer offers opinion opponents order orders own overture overtures part partner partners patience
    peace pick plan plans pledge pledges plot policies policy position posture power preference president
    presence pressure priorities priority programme program progress promise promises propaganda proposal
    proposals protest protests proxies proxy quest question reach reaction readiness reading rebuff rebuke
    record refusal regime rejection relations relationship reluctance reply representative representatives
    request requests resolve response retreat revenge right rights rival rivals role rule rulers sanctions
    satellite say security share side signal signals silence sovereignty spies spokesman spokesperson
    spokeswoman stake stance stand statement statements status strategy strategists strength struggle
    stubbornness subsidies success support supporters surprise suspicions sway tactics target targets tariff
    tariffs terms territory threat threats ties tolerance tone trade troops troop trust turn understanding
    unease veto verdict version view views vision vote vow war warning warnings way weakness weapons will
    willingness wish wishes withdrawal word words worries worry
    """
)
"""What is a government's own after an 's, and what is done to it or comes from it."""

MATTER_ENDINGS = ("tion", "tions", "sion", "sions", "ment", "ness", "ance", "ence", "ism", "ship", "acy")

CITY_MATTERS = _set(
    """
    airport airports ambulance apartment apartments area attraction attractions audience bars basement beach
    beaches boulevards bourse bridge bridges building buildings cafes castle cathedral centre center cemetery
    church churches cinemas citizens city congestion council councillors crowds destination destinations
    district districts dwellers edge electricity entertainment environment exchange fans fashion festival fire
    flats garden gardens harbour harbor hospital hospitals hotels index inhabitants library light location
    mansion market markets marathon mayor metro monument monuments museum museums nightlife old outskirts
    palace park parks pavement pavements people police pollution population port prison property quarters
    railway rents residence residents restaurant restaurants river roads roofs school schools season section
    shares shops skyline slums square squares stadium station stations stock stocks street streets suburb
    suburbs subway team taxis temples theatre theatres towers tourists traffic train trains trams transport
    transportation university universities water weather zoo
    """
)
"""What is a city's."""

FORMS = {
    form: base
    for base, forms in (
        pair.split(":")
        for pair in """
        say:said tell:told think:thought know:knew,known see:saw,seen send:sent seek:sought
        withdraw:withdrew,withdrawn withhold:withheld take:took,taken speak:spoke,spoken
        forbid:forbade,forbidden mean:meant understand:understood uphold:upheld
        oversee:oversaw,overseen foresee:foresaw,foreseen stick:stuck spend:spent break:broke,broken
        strive:strove,striven overrule:overruled fight:fought hold:held lead:led leave:left
        lose:lost meet:met pay:paid sell:sold buy:bought stand:stood strike:struck win:won
        draw:drew,drawn give:gave,given get:got,gotten keep:kept lay:laid lend:lent make:made
        feel:felt choose:chose,chosen begin:began,begun set:set put:put cut:cut let:let quit:quit
        shut:shut beat:beat,beaten freeze:froze,frozen lie:lay wake:woke rise:rose grow:grew
        fall:fell be:been have:had do:done bind:bound deal:dealt shrink:shrank sink:sank
        """.split()
    )
    for form in forms.split(",")
}
"""Irregular forms to their base."""


def lemmas(word: str) -> set[str]:
    """The verbs that a word in lower case may be a form of."""
    found = {word, FORMS.get(word, word)}
    for ending, others in (
        ("ies", ("y",)),
        ("ied", ("y",)),
        ("es", ("", "e")),
        ("s", ("",)),
        ("ed", ("", "e")),
        ("ing", ("", "e")),
        ("ying", ("ie",)),
    ):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word.removesuffix(ending)
            found |= {stem + other for other in others}
            if len(stem) > 2 and stem[-1] == stem[-2] and ending in ("ed", "ing"):
                found.add(stem[:-1])
    return found
