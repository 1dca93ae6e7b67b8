from __future__ import annotations

from link_case import link

from reader.entities.known import KnownNames, one_name
from reader.model import Entity

TERHENKO = Entity("person:myroslav-terhenko", "Myroslav Terhenko", "PERSON")
BRANDT = Entity("person:hanna-brandt", "Hanna Brandt", "PERSON")


def test_another_spelling_keeps_the_id_of_the_other_reports() -> None:
    found = link("[Miroslav Terkhenko|PERSON] and [Miroslav Tergenko|PERSON].", known=KnownNames([TERHENKO]))
    assert {m.entity for m in found.mentions} == {TERHENKO.id}
    assert set(found.entities) == {TERHENKO.id}


def test_surname_only_one_has_elsewhere_is_an_unsure_link() -> None:
    brandt = link("[Brandt|PERSON] left.", known=KnownNames([BRANDT])).of("Brandt")
    assert (brandt.entity, brandt.sure) == (BRANDT.id, False)
    assert brandt.evidence == "the only Brandt in other reports of this event is Hanna Brandt"


def test_surname_of_several_names_nobody() -> None:
    two = KnownNames([BRANDT, Entity("person:otto-brandt", "Otto Brandt", "PERSON")])
    assert link("[Brandt|PERSON] left.", known=two).of("Brandt").entity == "person:brandt"


def test_full_name_here_outranks_other_reports() -> None:
    found = link("[Mia Brandt|PERSON] spoke. [Brandt|PERSON] left.", known=KnownNames([BRANDT]))
    assert found.ids("Brandt") == ["person:mia-brandt"]


def test_people_of_a_country_only_other_reports_name() -> None:
    known = KnownNames([Entity("place:kestria", "Kestria", "PLACE")])
    assert link("[Kestrian|GROUP] boats.", known=known).of("Kestrian").entity == "place:kestria"


def test_one_name_brings_spellings_of_full_names_together_under_the_commonest() -> None:
    terkhenko = Entity("person:miroslav-terkhenko", "Miroslav Terkhenko", "PERSON")
    otto = Entity("person:otto-brandt", "Otto Brandt", "PERSON")
    place = Entity("place:terhenko", "Terhenko", "PLACE")
    known, same = one_name({terkhenko: 2, TERHENKO: 5, BRANDT: 4, otto: 4, place: 1})
    assert same == {terkhenko.id: TERHENKO.id}
    assert known.meant_by(Entity("person:terhenko", "Terhenko", "PERSON")) == TERHENKO
    meant = known.meant_by(Entity("person:terkhenko", "Terkhenko", "PERSON"))
    assert meant is not None and meant.id == TERHENKO.id
    assert known.meant_by(Entity("person:brandt", "Brandt", "PERSON")) is None


def test_a_name_in_full_outranks_the_commoner_initial() -> None:
    short = Entity("person:h-brandt", "H. Brandt", "PERSON")
    full = Entity(BRANDT.id, BRANDT.name, "PERSON", ("H. Brandt",))
    assert one_name({short: 9, full: 1})[1] == {short.id: full.id}


def test_one_name_leaves_who_has_a_profile() -> None:
    terkhenko = Entity("person:miroslav-terkhenko", "Miroslav Terkhenko", "PERSON")
    assert one_name({terkhenko: 1, TERHENKO: 5}, {terkhenko.id})[1] == {TERHENKO.id: terkhenko.id}
    assert one_name({terkhenko: 1, TERHENKO: 5}, {terkhenko.id, TERHENKO.id})[1] == {}


def test_a_people_alone_means_the_place_other_reports_name() -> None:
    known = KnownNames([Entity("place:kestria", "Kestria", "PLACE"), Entity("org:osk", "Osk", "ORG")])
    meant = known.meant_by(Entity("group:kestrian", "Kestrian", "GROUP"))
    assert meant is not None and meant.id == "place:kestria"
    assert known.meant_by(Entity("group:morvanian", "Morvanian", "GROUP")) is None
    assert known.meant_by(Entity("place:osk", "Osk", "PLACE")) is None
