"""The profiles names are looked up in: the bundled ones with the user's own laid over them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path
from typing import get_args

from reader.entities.names import fold, is_foreign, parts, skeleton, slug, surname
from reader.entities.own_forms import OwnForms
from reader.entities.profile import Profile, Tenure, parse_tenure
from reader.entities.profile_files import ProfileFile, Tree, bundled_files, mapping, read_file, strings
from reader.model import NAME_TYPES, EntityType

_TYPES: dict[str, EntityType] = {name.lower(): name for name in get_args(EntityType) if name in NAME_TYPES}
_KINDS = ("place", "org", "person", "group", "other")
_FIELDS = frozenset(
    {"name", "type", "forms", "people", "never", "of", "stands_for", "pronoun", "at_home", "offices"}
)
_SECTIONS = frozenset({"type", "entities", "merge", "ignore"})


@dataclass(frozen=True)
class Profiles:
    """All profiles with the user's decisions; `problems` says what could not be used, with file and line.

    `own` are the user's forms (folded), which outrank everything; `merged` leads from an id to the id it
    was merged into; `ignored` are folded forms and ids that are no names.
    """

    entries: Mapping[str, Profile]
    own: Mapping[str, str] = field(default_factory=dict)
    merged: Mapping[str, str] = field(default_factory=dict)
    ignored: frozenset[str] = frozenset()
    problems: tuple[str, ...] = ()

    @classmethod
    def bundled(cls) -> Profiles:
        """The profiles shipped with the program."""
        return _bundled()

    @classmethod
    def load(cls, paths: Sequence[Path]) -> Profiles:
        """The bundled profiles with the user's files laid over them; never raises on their content."""
        builder = _Builder(dict(_bundled().entries), _bundled().forms)
        for path in paths:
            builder.add(read_file(path), own=True)
        return builder.profiles()

    @cached_property
    def forms(self) -> Mapping[str, tuple[str, ...]]:
        """Folded form to the ids written so, in file order."""
        found: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for profile in self.entries.values():
            barred = {fold(form) for form in profile.never}
            for form in (profile.name, *profile.forms, *profile.people, *profile.at_home):
                if (folded := fold(form)) and folded not in barred:
                    found[folded][profile.id] = None
        return {form: tuple(ids) for form, ids in found.items()}

    @cached_property
    def peoples(self) -> Mapping[str, str]:
        """Folded demonym to the id of its country, region, party or faith."""
        return {fold(word): p.id for p in reversed(list(self.entries.values())) for word in p.people}

    @cached_property
    def skeletons(self) -> Mapping[str, tuple[str, ...]]:
        """Transliteration skeleton to the people written so."""
        found: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for profile in self.entries.values():
            if profile.type == "PERSON":
                for form in (profile.name, *profile.forms):
                    found[skeleton(form)][profile.id] = None
        return {form: tuple(ids) for form, ids in found.items()}

    @cached_property
    def by_part(self) -> Mapping[str, tuple[str, ...]]:
        """The skeleton of a word of a person's canonical name to the people who have it."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for profile in self.entries.values():
            if profile.type == "PERSON":
                for part in set(parts(profile.name)):
                    found[skeleton(surname(part))].append(profile.id)
        return {part: tuple(ids) for part, ids in found.items()}

    @cached_property
    def offices(self) -> Mapping[tuple[str, str], tuple[tuple[str, Tenure], ...]]:
        """(Country or body, office) to its holders with their dates."""
        found: defaultdict[tuple[str, str], list[tuple[str, Tenure]]] = defaultdict(list)
        for profile in self.entries.values():
            for tenure in profile.tenures:
                found[tenure.of, tenure.office].append((profile.id, tenure))
        return {key: tuple(holders) for key, holders in found.items()}

    @cached_property
    def own_forms(self) -> OwnForms:
        """The user's own forms as they are written, to be found in texts."""
        entities = (profile for i in dict.fromkeys(self.own.values()) if (profile := self.entries.get(i)))
        written = (form for profile in entities for form in (profile.name, *profile.forms))
        return OwnForms(form for form in written if fold(form) in self.own)

    @cached_property
    def odd_forms(self) -> OwnForms:
        """Forms that finding can't be relied on for: in other scripts, and long ones with a hyphen."""
        written = (form for profile in self.entries.values() for form in (profile.name, *profile.forms))
        return OwnForms(form for form in written if is_foreign(form) or ("-" in form and form.count(" ") > 1))

    def final(self, entity_id: str) -> str:
        """The id that `entity_id` was merged into, or itself."""
        return self.merged.get(entity_id, entity_id)


@cache
def _bundled() -> Profiles:
    builder = _Builder({}, {})
    for file in bundled_files():
        builder.add(file, own=False)
    return builder.profiles()


class _Builder:
    """Lays file after file over the profiles; a faulty entry is noted and left out."""

    def __init__(self, entries: dict[str, Profile], known: Mapping[str, tuple[str, ...]]) -> None:
        self._entries = entries
        self._known = known
        self._own: dict[str, str] = {}
        self._written: dict[str, tuple[str, ProfileFile]] = {}
        self._merges: dict[str, tuple[str, str, ProfileFile]] = {}
        self._ignored: set[str] = set()
        self._files: list[ProfileFile] = []

    def add(self, file: ProfileFile, own: bool) -> None:
        self._files.append(file)
        for section in file.data.keys() - _SECTIONS:
            file.fault(f"“{section}” is not known here", section)
        default = str(file.data.get("type", ""))
        for key, value in self._section(file, "entities"):
            try:
                profile = self._profile(key, mapping(value), default)
            except ValueError as error:
                file.fault(f"{key}: {error}", "entities", key)
                continue
            self._entries[profile.id] = profile
            if own:
                self._written[profile.id] = key, file
                called = () if ":" in key or key in profile.never else (key,)
                self._claim(file, key, profile, (*called, *strings(mapping(value).get("forms"))))
        for key, value in self._section(file, "merge"):
            if isinstance(value, str) and value:
                for gone, kept in self._both(key, value):
                    self._merges[gone] = (kept, key, file)
            else:
                file.fault(f"merge {key}: the id or name it is merged into is expected", "merge", key)
        try:
            ignored = strings(file.data.get("ignore"))
        except ValueError as error:
            file.fault(f"ignore: {error}", "ignore")
        else:
            self._ignored |= {item if ":" in item else fold(item) for item in ignored}

    def _claim(self, file: ProfileFile, key: str, profile: Profile, forms: Iterable[str]) -> None:
        """Let these forms mean a profile whatever else has them; the last of two of the user's has a form."""
        barred = {"", *map(fold, profile.never)}
        for form in dict.fromkeys(f for f in map(fold, (profile.name, *forms)) if f not in barred):
            other = self._entries.get(self._own.get(form, profile.id), profile)
            if other.id != profile.id:
                file.fault(
                    f"{key}: “{form}” is a form of {other.name} too; it means this one", "entities", key
                )
            self._own[form] = profile.id

    def profiles(self) -> Profiles:
        self._cut_circles()
        merged = self._final_merges()
        entries = dict(self._entries)
        for gone, kept in merged.items():
            loser, winner = entries.pop(gone, None), entries.get(kept)
            if loser and winner:
                forms = dict.fromkeys((*winner.forms, loser.name, *loser.forms))
                entries[kept] = replace(winner, forms=tuple(forms), tenures=(*winner.tenures, *loser.tenures))
        own = {form: merged.get(entity_id, entity_id) for form, entity_id in self._own.items()}
        problems = tuple(problem for file in self._files for problem in file.told())
        return Profiles(entries, own, merged, frozenset(self._ignored), problems)

    def reference(self, name: str) -> str:
        """An id as it is; a name as the id of the profile so called, else of a place."""
        return name if ":" in name else self._called(name) or slug("place", name)

    def _called(self, name: str) -> str:
        """The id of the profile with this name, else of the only one written so; empty if there is none."""
        candidates = (slug(kind, name) for kind in _KINDS)
        if found := next((candidate for candidate in candidates if candidate in self._entries), ""):
            return found
        known = self._known.get(fold(name), ())
        return self._own.get(fold(name), "") or (known[0] if len(known) == 1 else "")

    def _both(self, gone: str, kept: str) -> list[tuple[str, str]]:
        """The ids a merge is about; names of no profile mean whatever of that name there is, of each type."""
        one, other = (name if ":" in name else self._called(name) for name in (gone, kept))
        kinds = [one.partition(":")[0]] if one else [*_KINDS]
        return [(one or slug(kind, gone), other or slug(kind, kept)) for kind in kinds]

    def _section(self, file: ProfileFile, name: str) -> Iterable[tuple[str, Tree]]:
        try:
            return list(mapping(file.data.get(name)).items())
        except ValueError as error:
            file.fault(f"{name}: {error}", name)
            return []

    def _profile(self, key: str, given: Mapping[str, Tree], default: str) -> Profile:
        if unknown := given.keys() - _FIELDS:
            raise ValueError(f"“{sorted(unknown)[0]}” is not known here")
        kind, _, rest = key.rpartition(":")
        typed = str(given.get("type", "") or kind or default)
        called = "" if typed else self._called(key)
        written = typed or called.partition(":")[0]
        if not written:
            raise ValueError(f"nothing known is called so; a new name needs a type: {', '.join(_TYPES)}")
        if written.lower() not in _TYPES:
            raise ValueError(f"the type “{written}” is not one of {', '.join(_TYPES)}")
        entity_type = _TYPES[written.lower()]
        entity_id = key if kind else called or slug(entity_type, key)
        if not rest.strip():
            raise ValueError("a name is expected")
        base = self._entries.get(entity_id) or Profile(entity_id, _spoken(rest) if kind else key, entity_type)
        of = self.reference(_text(given, "of")) if given.get("of") else base.of
        tenures = tuple(parse_tenure(text, of, self.reference) for text in strings(given.get("offices")))
        return Profile(
            id=entity_id,
            name=_text(given, "name") or base.name,
            type=entity_type,
            forms=_union(strings(given.get("forms")), base.forms, (base.name,) if given.get("name") else ()),
            people=_union(strings(given.get("people")), base.people),
            never=_union(strings(given.get("never")), base.never),
            of=of,
            stands_for=self.reference(_text(given, "stands_for"))
            if given.get("stands_for")
            else base.stands_for,
            pronoun=_text(given, "pronoun") or base.pronoun,
            at_home=_union(strings(given.get("at_home")), base.at_home),
            tenures=(*base.tenures, *tenures),
        )

    def _cut_circles(self) -> None:
        """Take off what lets one of the user's entries belong to or stand for itself, over however many others."""
        for start, (key, file) in self._written.items():
            entry = self._entries[start]
            if self._comes_back(start, lambda profile: profile.of):
                file.fault(f"{key}: “of” leads back to itself and is left out", "entities", key)
                self._entries[start] = entry = replace(entry, of="")
            if self._comes_back(start, lambda profile: profile.stands_for):
                file.fault(f"{key}: “stands_for” leads back to itself and is left out", "entities", key)
                self._entries[start] = replace(entry, stands_for="")

    def _comes_back(self, start: str, following: Callable[[Profile], str]) -> bool:
        passed, here = {""}, start
        while here not in passed:
            passed.add(here)
            here = following(self._entries[here]) if here in self._entries else ""
        return here == start

    def _final_merges(self) -> dict[str, str]:
        """Where each chain of merges ends; one that leads back to itself is noted and left out whole."""
        final: dict[str, str] = {}
        for start in self._merges:
            chain, here = dict.fromkeys([start]), start
            while here in self._merges and here not in final:
                here = self._merges[here][0]
                if here in chain:
                    _, key, file = self._merges[here]
                    file.fault(f"merge {key}: leads back to itself and is left out", "merge", key)
                    final |= {link: link for link in chain}
                    break
                chain[here] = None
            else:
                end = final.get(here, here)
                final |= {link: end for link in chain if link != end}
        return {gone: kept for gone, kept in final.items() if gone != kept and gone in self._merges}


def _text(given: Mapping[str, Tree], key: str) -> str:
    value = given.get(key, "")
    if not isinstance(value, str):
        raise ValueError(f"{key}: one name is expected")
    return value.strip()


def _spoken(slugged: str) -> str:
    return slugged.replace("-", " ").title()


def _union(*groups: tuple[str, ...]) -> tuple[str, ...]:
    filled = [group for group in groups if group]
    if not filled:
        return ()
    return filled[0] if len(filled) == 1 else tuple(dict.fromkeys(item for group in filled for item in group))
