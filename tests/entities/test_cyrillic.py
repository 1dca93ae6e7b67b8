"""Known names in Russian and Ukrainian cases."""

from __future__ import annotations

from pathlib import Path

import pytest
from link_case import link, own_profiles


@pytest.mark.parametrize(
    ("text", "surface", "entity"),
    [
        ("Он говорил с Сергеем Лавровым.", "Сергеем Лавровым", "person:sergei-lavrov"),
        ("Он говорил с Си Цзиньпином.", "Си Цзиньпином", "person:xi-jinping"),
        ("Ответ Зеленского ясен.", "Зеленского", "person:volodymyr-zelensky"),
        ("Он писал Алексею Навальному.", "Алексею Навальному", "person:alexei-navalny"),
        ("Слова Марии Захаровой ясны.", "Марии Захаровой", "person:maria-zakharova"),
        ("Президенту Путину ответили.", "Путину", "person:vladimir-putin"),
        ("Про це сказав Дмитром Кулебою.", "Дмитром Кулебою", "person:dmytro-kuleba"),
        ("В Москве идёт дождь.", "Москве", "place:moscow"),
        ("Жители России спят.", "России", "place:russia"),
        ("Жители Северной Кореи спят.", "Северной Кореи", "place:north-korea"),
        ("Вони у Києві.", "Києві", "place:kyiv"),
        ("Мешканці Харкова сплять.", "Харкова", "place:kharkiv"),
        ("Стены Кремля высоки.", "Кремля", "org:kremlin"),
    ],
)
def test_known_name_is_found_in_any_case(text: str, surface: str, entity: str) -> None:
    assert link(text).ids(surface) == [entity]


@pytest.mark.parametrize(
    ("marked", "surface", "entity"),
    [
        ("С [Сергеем Лавровым|PERSON] говорили.", "Сергеем Лавровым", "person:sergei-lavrov"),
        ("[Президенту Путину|PERSON] ответили.", "Путину", "person:vladimir-putin"),
        ("Флаг [Соединенных Штатов|PERSON].", "Соединенных Штатов", "place:united-states"),
    ],
)
def test_what_was_recognised_in_another_case_or_too_wide(marked: str, surface: str, entity: str) -> None:
    assert link(marked).ids(surface) == [entity]


@pytest.mark.parametrize(
    "marked",
    [
        "[Анна Лаврова|PERSON] ушла.",
        "Людмила [Путина|PERSON] молчала.",
        "[Путина|PERSON] заявила об этом.",
        "Того же мнения все.",
        "Москвич ушёл, и китайцы тоже.",
    ],
)
def test_other_persons_and_words_stay(marked: str) -> None:
    known = {"person:sergei-lavrov", "person:vladimir-putin", "place:togo", "place:moscow", "place:china"}
    assert not known & {m.entity for m in link(marked).mentions}


def test_ignored_name_is_ignored_in_every_case(tmp_path: Path) -> None:
    profiles = own_profiles(tmp_path, "ignore: [Москва]\n")
    assert link("В Москве дождь.", profiles=profiles).mentions == ()


def test_users_own_form_is_found_in_other_cases(tmp_path: Path) -> None:
    profiles = own_profiles(tmp_path, "entities:\n  Ада Хольт: {type: person}\n  Оскград: {type: place}\n")
    found = link("Жители Оскграда ждут Аду Хольт.", profiles=profiles)
    assert found.of("Оскграда").type == "PLACE"
    assert found.of("Аду Хольт").type == "PERSON"
