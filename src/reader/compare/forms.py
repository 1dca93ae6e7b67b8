"""Forms of one word that stemming leaves apart: irregular ones, nouns made of verbs, two spellings."""

from __future__ import annotations

FORMS = """
arise arose arisen; bite bit bitten; bleed bled; blow blew blown; break broke broken; bring brought;
build built; burn burnt; catch caught; come came; creep crept; deal dealt; dig dug; draw drew drawn;
drink drank drunk; drive drove driven driver; eat ate eaten; feed fed; feel felt; fight fought; flee
fled; fly flew flown flight; forget forgot forgotten; freeze froze frozen; give gave given; go went
gone; grow grew grown; hang hung; hear heard; hold held; keep kept; know knew known knowledge; lay laid;
lead led; lend lent; light lit; lose lost; make made; mean meant; meet met; overthrow overthrew
overthrown; overtake overtook overtaken; pay paid; prove proven proof; ride rode ridden; ring rang rung;
run ran; seek sought; sell sold; shake shook shaken; shrink shrank shrunk; sing sang sung; sink sank
sunk; sit sat; sleep slept; speak spoke spoken speech; spend spent; spill spilt; stand stood; steal
stole stolen; stick stuck; strike struck stricken; swear swore sworn; sweep swept; swim swam; take took
taken; teach taught; tear tore torn; throw threw thrown; understand understood; uphold upheld; wake
woke; wear wore worn; withdraw withdrew withdrawn; withhold withheld; write wrote written; abolish
abolition; advise advice; analyse analyze analysis analyses; apply application; argue argument; complain
complaint; comply compliance; conclude conclusion; defend defence defense; deliver delivery; depart
departure; describe description; destroy destruction; divide division; enter entry entrance; exclude
exclusion; expand expansion; expel expulsion; explain explanation; explode explosion; expose exposure;
extend extension; fail failure; include inclusion; intend intention intent; intervene intervention;
intrude intrusion; invade invasion; maintain maintenance; offend offence offense; persuade persuasion;
produce production; provoke provocation; receive receipt reception; recognise recognize recognition;
recover recovery; rely reliance; repeat repetition; satisfy satisfaction; serve service; sign signature;
solve solution; strong strength; succeed success; suspend suspension; suspect suspicion; threaten
threat; treat treatment; verify verification; violent violence; weigh weight; absent absence; able
ability; certain certainty; clear clarity; cruel cruelty; deep depth; guilty guilt; high height; likely
likelihood; long length; necessary necessity; poor poverty; present presence; silent silence; stable
stability; true truth; wide width; foot feet; tooth teeth; life lives; half halves; crisis crises;
colour color; labour labor; honour honor; neighbour neighbor; favour favor; harbour
harbor; rumour rumor; behaviour behavior; centre center; theatre theater; metre meter; litre liter;
kilometre kilometer; programme program; licence license; grey gray; tyre tire; aluminium aluminum;
organise organize; authorise authorize; criticise criticize; emphasise emphasize
"""
"""Groups end with a semicolon; the first form is the word."""


def irregular_forms() -> list[tuple[str, ...]]:
    """Each word with the forms of it that have another stem."""
    return [tuple(group.split()) for group in FORMS.split(";")]
