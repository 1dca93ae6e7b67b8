"""Which organisation, place or group each name in an article means."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from rapidfuzz.distance import JaroWinkler

from reader.entities.choice import Choice
from reader.entities.cyrillic import meant_by
from reader.entities.known import KnownNames, homes
from reader.entities.names import SIMILAR, fold, initials, is_acronym, skeleton, slug
from reader.entities.profile import Profile
from reader.entities.profiles import Profiles
from reader.model import EntityType, Mention

_GENERIC = frozenset(
    "committee council commission university college department ministry party court bank agency office bureau"
    " association union institute police army force center centre group company school board society service".split()
)
_AFTER_PLACES = frozenset({"university", "college"})
_MINISTRY = re.compile(
    r"(?:(?P<before>.*?)\s*)?\b(?:(?P<kind>foreign|defen[cs]e|finance|interior|justice|health|energy|economy|economic"
    r"|trade|commerce|education|agriculture|culture|transport|environment|labou?r|information|industry)\s+ministry"
    r"|ministry\s+(?:of|for)\s+(?:the\s+)?(?P<kind2>foreign affairs|external affairs|[a-z]+(?: and [a-z]+)?))"
    r"(?:\s+of\s+(?P<after>.+))?",
    re.IGNORECASE,
)
_DEFINED = re.compile(r"[’'\"”]?\s*\(([A-Z][A-Za-z&.]{1,9})\)")
_COMPARED = 40
"""With more names alike than this they are not compared one by one; a report has none."""
_SLIP = SIMILAR + 0.05
_SAME_KIND: Mapping[str, str] = {
    "foreign affairs": "foreign", "external affairs": "foreign", "defense": "defence", "economic": "economy",
    "commerce": "trade", "labor": "labour",
}  # fmt: skip

_SHORT_MINISTRIES: Mapping[str, str] = {
    "MFA": "foreign", "MOFA": "foreign", "MoFA": "foreign", "MoJ": "justice", "MOJ": "justice", "MoD": "defence",
    "MOD": "defence", "MoF": "finance", "MoH": "health", "MoI": "interior",
}  # fmt: skip
"""Acronyms of ministries, which say no country."""


class Bodies:
    """The organisations, places and groups of one article."""

    def __init__(self, text: str, profiles: Profiles, known: KnownNames, countries: Counter[str]) -> None:
        self._text = text
        self._profiles = profiles
        self._known = known
        self._named: dict[tuple[str, str], Choice] = {}
        self._by_edge: dict[str, dict[str, Choice]] = {}
        self._by_sound: dict[tuple[str, str], dict[str, Choice]] = {}
        self._acronyms: dict[str, Choice] = {}
        self._countries = countries

    def resolve(self, mentions: Sequence[Mention]) -> list[Choice]:
        """The entity of every mention, in the order given."""
        found: dict[int, Choice] = {}
        order = sorted(
            range(len(mentions)),
            key=lambda i: (mentions[i].type == "GROUP", mentions[i].start - mentions[i].end),
        )
        for index in order:
            self._count(mentions[index])
        for index in order:
            found[index] = self._one(mentions, index)
        return [found[index] for index in range(len(mentions))]

    def _count(self, mention: Mention) -> None:
        ids = self._profiles.forms.get(fold(self._surface(mention)), ())
        if len(ids) == 1:
            profile = self._profiles.entries[ids[0]]
            if fold(self._surface(mention)) in {fold(form) for form in profile.at_home}:
                return
            self._countries[profile.of or profile.id] += 1

    def _surface(self, mention: Mention) -> str:
        return " ".join(meant_by(self._text, mention.start, mention.end, self._profiles).split())

    def _one(self, mentions: Sequence[Mention], index: int) -> Choice:
        mention = mentions[index]
        surface = self._surface(mention)
        key = (mention.type, fold(surface))
        if mention.type == "ORG" and (match := _MINISTRY.fullmatch(surface)):
            kind = (match["kind"] or match["kind2"]).lower()
            choice = self._ministry(kind, match["before"] or match["after"] or "", mentions, index)
            if defined := _DEFINED.match(self._text, mention.end):
                self._acronyms[fold(defined[1]).upper()] = choice
            return choice
        short = _SHORT_MINISTRIES.get(surface, "") if mention.type == "ORG" else ""
        if short and (named := self._acronyms.get(surface.upper())):
            return _again(named, f"short for {named.name}, named in full here")
        if short and fold(surface) not in self._profiles.forms:
            return self._ministry(short, "", mentions, index)
        if key not in self._named:
            self._named[key] = self._new(surface, mention)
        return self._named[key]

    def _new(self, surface: str, mention: Mention) -> Choice:
        choice = (
            self._named_after_place(surface, mention.type)
            or self._profile(surface, mention.type)
            or self._acronym(surface, mention.type)
            or self._shorter(surface, mention.type)
            or self._alike(surface, mention.type)
            or self._from_others(surface)
            or self._people_of(surface, mention.type)
            or self._unknown(surface, mention.type)
        )
        whole = skeleton(surface)
        self._by_sound.setdefault((mention.type, whole[:4]), {}).setdefault(whole, choice)
        if mention.type == "ORG" and " " in surface:
            self._remember_full(surface, choice, mention.end)
        return choice

    def _remember_full(self, surface: str, choice: Choice, end: int) -> None:
        folded = fold(surface)
        for word in (folded.split() or [""])[:: max(1, len(folded.split()) - 1)]:
            self._by_edge.setdefault(word, {}).setdefault(folded, choice)
        self._acronyms.setdefault(initials(surface), choice)
        if defined := _DEFINED.match(self._text, end):
            self._acronyms[fold(defined[1]).upper()] = choice

    def _profile(self, surface: str, kind: EntityType) -> Choice | None:
        entries, folded = self._profiles.entries, fold(surface)
        if own := entries.get(self._profiles.own.get(folded, "")):
            return _choice(own, "one of your own forms")
        if kind == "GROUP" and (people := self._profiles.peoples.get(folded)):
            return _choice(entries[people], f"the people or things of {entries[people].name}")
        ids = [i for i in self._profiles.forms.get(folded, ()) if entries[i].type != "PERSON"]
        if not ids and folded.endswith("s") and kind == "GROUP":
            ids = [i for i in self._profiles.forms.get(folded[:-1], ()) if entries[i].type != "PERSON"]
        ids = [i for i in ids if not self._abroad(entries[i], folded)]
        if not ids:
            return None
        exact = [i for i in ids if entries[i].type == kind] or ids
        best = max(exact, key=lambda i: self._countries[entries[i].of or i])
        sure = len(exact) == 1 or self._countries[entries[best].of or best] > 0
        return _choice(entries[best], "named in the profiles", sure)

    def _named_after_place(self, surface: str, kind: EntityType) -> Choice | None:
        """A body named after the place whose name is left: Georgetown of Georgetown University."""
        ids = self._profiles.forms.get(fold(surface), ())
        places = all(self._profiles.entries[i].type == "PLACE" for i in ids)
        return (
            self._shorter(surface, kind)
            if ids and places and fold(surface) not in self._profiles.own
            else None
        )

    def _abroad(self, profile: Profile, folded: str) -> bool:
        """Whether the form means this body only in reports that name its country, and this one does not."""
        at_home = {fold(form) for form in profile.at_home}
        return folded in at_home and not self._countries[profile.of]

    def _acronym(self, surface: str, kind: EntityType) -> Choice | None:
        if kind != "ORG" or not is_acronym(surface):
            return None
        choice = self._acronyms.get(fold(surface).upper())
        return _again(choice, f"short for {choice.name}, named in full here") if choice else None

    def _shorter(self, surface: str, kind: EntityType) -> Choice | None:
        words = fold(surface).split()
        if kind != "ORG" or not words or fold(surface) in self._profiles.peoples:
            return None
        sharing = (self._by_edge.get(word, {}) for word in {words[0], words[-1]})
        longer = [item for names in sharing if len(names) <= _COMPARED for item in names.items()]
        found = {c.id: c for name, c in longer if _short_form(words, name.split())}
        if len(found) != 1:
            return None
        (choice,) = found.values()
        return _again(choice, f"short for {choice.name}, named in full here")

    def _alike(self, surface: str, kind: EntityType) -> Choice | None:
        whole = skeleton(surface)
        if len(whole) < 6 or is_acronym(surface):
            return None
        near = self._by_sound.get((kind, whole[:4]), {})
        if choice := near.get(whole):
            return _again(choice, f"another spelling of {choice.name}")
        for other, choice in near.items() if len(near) <= _COMPARED else ():
            if len(other) > 9 and other[-1] == whole[-1] and JaroWinkler.similarity(other, whole) >= _SLIP:
                return _again(choice, f"another spelling of {choice.name}")
        return None

    def _from_others(self, surface: str) -> Choice | None:
        if (entity := self._known.body(surface)) is None:
            return None
        return Choice(entity.id, entity.name, entity.type, True, "named so in other reports of this event")

    def _people_of(self, surface: str, kind: EntityType) -> Choice | None:
        """The place here or in other reports whose people are called so by their ending: Kestrian, Kestria."""
        for name in homes(surface) if kind == "GROUP" else ():
            place = self._named.get(("PLACE", name)) or self._from_others(name)
            if place and place.type == "PLACE":
                return _again(place, f"the people or things of {place.name}, by its ending")
        return None

    def _unknown(self, surface: str, kind: EntityType) -> Choice:
        name = surface.removeprefix("the ").removeprefix("The ")
        stem = re.sub(r"(?<=[a-rt-z])s$", "", name) if kind == "GROUP" else name
        entity_id = self._profiles.final(slug(kind, stem))
        return Choice(entity_id, name, kind, True, "named here")

    def _ministry(self, kind: str, of: str, mentions: Sequence[Mention], index: int) -> Choice:
        kind = _SAME_KIND.get(kind, kind)
        country = self._country(of)
        evidence = "its country is in the name"
        if country is None and index and mentions[index].start - mentions[index - 1].end <= 3:
            country = self._country(self._surface(mentions[index - 1]))
            evidence = "its country stands before it"
        if country is None and self._countries:
            country = self._profiles.entries.get(self._countries.most_common(1)[0][0])
            return self._of_country(kind, country, "the country this report is most about", sure=False)
        return self._of_country(kind, country, evidence, sure=country is not None)

    def _of_country(self, kind: str, country: Profile | None, evidence: str, sure: bool) -> Choice:
        name = f"{kind.title()} Ministry of {country.name}" if country else f"{kind.title()} Ministry"
        entity_id = self._profiles.final(slug("org", name))
        profile = self._profiles.entries.get(entity_id)
        return Choice(entity_id, profile.name if profile else name, "ORG", sure, evidence)

    def _country(self, words: str) -> Profile | None:
        folded = fold(words)
        entity_id = self._profiles.peoples.get(folded) or next(iter(self._profiles.forms.get(folded, ())), "")
        return self._profiles.entries.get(entity_id)


def _short_form(short: list[str], long: list[str]) -> bool:
    """Whether the words are a long name turned round, its end, or its distinctive beginning."""
    if short == long:
        return False
    if sorted(word for word in short if word != "of") == sorted(word for word in long if word != "of"):
        return True
    if long[-len(short) :] == short:
        return len(short) > 1 or short[0] not in _GENERIC
    return long[: len(short)] == short and not (_GENERIC - _AFTER_PLACES) & set(long[len(short) :])


def _choice(profile: Profile, evidence: str, sure: bool = True) -> Choice:
    return Choice(profile.id, profile.name, profile.type, sure, evidence)


def _again(choice: Choice, evidence: str) -> Choice:
    return Choice(choice.id, choice.name, choice.type, choice.sure, evidence)
