from __future__ import annotations

from link_case import link

from reader.entities.known import KnownNames, one_name
from reader.model import Entity

TERHENKO = Entity("person:myroslav-terhenko", "Myroslav Terhenko", "PERSON")
BRANDT = Entity("person:hanna-brandt", "Hanna Brandt", "PERSON")


def test_another_spelling_keeps_the_id_of_the_library() -> None:
    found = link("[Miroslav Terkhenko|PERSON] and [Miroslav Tergenko|PERSON].", known=KnownNames([TERHENKO]))
    assert {m.entity for m in found.mentions} == {TERHENKO.id}
    assert set(found.entities) == {TERHENKO.id}


def test_surname_only_one_has_in_the_library_is_an_unsure_link() -> None:
    brandt = link("[Brandt|PERSON] left.", known=KnownNames([BRANDT])).of("Brandt")
    assert (brandt.entity, brandt.sure) == (BRANDT.id, False)
    assert brandt.evidence == "the only Brandt in the library is Hanna Brandt"


def test_surname_of_several_names_nobody() -> None:
    two = KnownNames([BRANDT, Entity("person:otto-brandt", "Otto Brandt", "PERSON")])
    assert link("[Brandt|PERSON] left.", known=two).of("Brandt").entity == "person:brandt"


def test_full_name_here_outranks_the_library() -> None:
    found = link("[Mia Brandt|PERSON] spoke. [Brandt|PERSON] left.", known=KnownNames([BRANDT]))
    assert found.ids("Brandt") == ["person:mia-brandt"]


def test_people_of_a_country_only_the_library_knows() -> None:
    known = KnownNames([Entity("place:kestria", "Kestria", "PLACE")])
    assert link("[Kestrian|GROUP] boats.", known=known).of("Kestrian").entity == "place:kestria"


def test_one_name_brings_spellings_and_surnames_of_a_library_together() -> None:
    merged = one_name(
        {
            TERHENKO: 5,
            Entity("person:miroslav-terkhenko", "Miroslav Terkhenko", "PERSON"): 2,
            Entity("person:terhenko", "Terhenko", "PERSON"): 1,
            BRANDT: 4,
            Entity("person:otto-brandt", "Otto Brandt", "PERSON"): 4,
            Entity("person:brandt", "Brandt", "PERSON"): 3,
            Entity("place:terhenko", "Terhenko", "PLACE"): 1,
        }
    )
    assert merged == {"person:miroslav-terkhenko": TERHENKO.id, "person:terhenko": TERHENKO.id}
