"""Words that newsrooms use for each other; a line is a group, compared as one word. Stems are made on loading."""

from __future__ import annotations

from functools import lru_cache

from reader.compare.forms import irregular_forms

GROUPS = """
kill slain slay murder homicide dead die death fatal
wound injure injury hurt
arrest detain custody apprehend detention detainee jailed
prison imprison incarcerate
accuse allege
charge indict
prosecutor prosecution
lawyer attorney solicitor barrister counsel
court tribunal courtroom
judge justice magistrate
sue lawsuit suit litigation
verdict conviction
plead plea pled
trial tried
evidence proof
deny denial refute dismiss
admit acknowledge concede confess admission
apologize sorry regret apologise apologetic
resign quit
fire sack oust
criticize criticise blast slam rebuke condemn denounce lambaste decry assail rip
praise laud hail applaud commend
warn caution
threat threaten
demand insist urge
oppose opposition opponent reject
support back endorse backer
agree agreement accord deal pact
negotiate talks bargaining
vote ballot
elect electoral
candidate contender nominee hopeful
republican gop
lawmaker legislator congressman congresswoman representative
bill law statute
pass passage approve
repeal scrap rescind overturn revoke
veto block
propose plan
announce unveil declare
reveal disclose disclosure revelation
investigate probe inquiry
police cops officer
shoot gunfire shot gunshot
gunman shooter
gun firearm weapon rifle handgun pistol
bomb explosive explode
attack assault strike raid
soldier troop
army military
war warfare
conflict fighting
ceasefire truce armistice
invade invasion
rebel insurgent militant guerrilla
terror terrorist
hostage captive kidnap abduct
victim casualty
survive survivor
rescue save
hospital hospitalise
doctor physician surgeon
illness disease sick
surgery surgical
drug narcotic
blaze wildfire flame
quake earthquake tremor
storm hurricane cyclone typhoon
flood floodwater
crash collision wreck collide
plane aircraft airplane jet airliner aeroplane
car vehicle automobile
ship vessel boat
train railway rail railroad
road highway motorway street
child children kid youngster
boy lad
girl teen teenager
woman women female
man men male
wife spouse husband
mother mom mum
father dad
people person
employee worker staffer staff aide
boss employer
unemployment jobless
company firm corporation business
buy purchase acquire acquisition bought
sell sale sold
price cost
pay payment paid
money cash funds
tax taxation
budget budgetary
cut reduce reduction slash trim
increase rise raise grow growth climb jump surge soar rose risen hike
decrease fall decline drop fell fallen dip dwindle plunge shrink
recession downturn slump
debt deficit
bank lender
loan lending mortgage
start begin launch commence began initiate
end finish conclude stop halt cease
continue resume ongoing proceed
delay postpone defer suspend
quick swift rapid fast speedy
big large huge massive enormous major
small little tiny
important crucial key vital significant
new recent latest
old elderly
wealthy rich affluent
poor impoverished
near close nearby
home house residence apartment
city town municipal
nation country
world global international worldwide
government administration
president presidential
minister ministry
foreign overseas abroad
border frontier
immigrant migrant migration
refugee asylum
illegal unlawful undocumented unauthorized unauthorised
citizen citizenship
protest demonstrate rally
riot unrest
speech address remark comment statement
letter message email
photo photograph picture image
video footage clip film tape
website site online internet web
phone telephone call cellphone
tweet twitter
hack hacker
journalist reporter correspondent
newspaper magazine
tv television broadcast
student pupil
school classroom
teacher educator professor
university college
study research survey
scientist expert
discover discovery find found unearth
search hunt look
believe belief think thought
expect anticipate likely
attempt effort seek
help assist
give provide supply
send sent dispatch deploy
show shown display
happen occur occurrence incident
cause prompt spark trigger
grab snatch seize seizure confiscate
hit beat punch
push shove
steal theft stolen thief rob robbery robber burglar burglary heist
escape flee fled
hide conceal hidden
follow pursue pursuit chase
win victory triumph won winner
lose loss defeat lost
choose pick select chose appoint
reply respond response answer
allow permit
ban prohibit forbid bar
require mandatory mandate obligatory
rule decide decision
secret clandestine covert
safe safety secure
danger hazard risk risky
fear afraid worry concern anxiety
angry anger fury furious outrage
happy glad pleased
shock stunned surprise
cry tears weep wept
marry marriage wedding
gay homosexual
religion religious faith
church congregation
pope pontiff
muslim islam
jew jewish
oil petroleum crude
climate warming
environment environmental
food meal
health healthcare medical medicine
abuse mistreat
scandal controversy
corrupt bribery bribe graft
fraud fraudulent scam
fake phony bogus
spokesman spokeswoman spokesperson
leader chief head
group organization organisation
team squad
game match
player athlete
coach manager
champion championship
goal aim objective target
year annual
day daily
morning evening night
settle settlement resolve resolution solution
crisis emergency
escalate spiral
restraint restrain
ally alliance partner
enemy foe adversary
relation relationship ties
cooperate collaborate
visit trip travel
exercise drill
missile rocket
nuclear atomic
sanction embargo
withdraw pullout
occupy occupation
"""


@lru_cache(maxsize=32_768)
def own_stem(word: str) -> str:
    """The Snowball stem of a folded word, not that of its group."""
    stemmed: str = _stemmer().stemWord(word)  # type: ignore[attr-defined]
    return stemmed


@lru_cache(maxsize=1)
def _stemmer() -> object:
    import Stemmer

    return Stemmer.Stemmer("english")


@lru_cache(maxsize=1)
def representatives() -> dict[str, str]:
    """Stem to the stem that stands for its group; a form that is in no group goes with its word."""
    groups = [[own_stem(word) for word in line.split()] for line in GROUPS.split("\n") if line]
    found = {stem: group[0] for group in groups for stem in group}
    for word, *forms in irregular_forms():
        stem = own_stem(word)
        for form in forms:
            found.setdefault(own_stem(form), found.get(stem, stem))
    return found
