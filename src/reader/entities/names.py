"""Names as strings: folding, transliteration, slugs, acronyms and likeness. Pure functions."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler
from unidecode import unidecode

from reader.text.abbreviations import TITLES

SIMILAR = 0.93
"""The Jaro-Winkler likeness from which two spellings may be one name."""

_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ`´", "'"))
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_FOREIGN = re.compile(r"[\u0370-\u1dff\u2e80-\ud7ff\uf900-\ufaff]")
_NOT_WORD = re.compile(r"[^\w]+")
_DOUBLED = re.compile(r"(.)\1+")
_WRITTEN = re.compile(r"kh|zh|ou|ph|ck|ts|[iy]j|y[eo]|[xwy]")
_HEARD = dict(
    pair.split("=") for pair in "kh=h zh=j ou=u ph=f ck=k ts=c ij=i yj=i ye=e yo=o x=ks w=v y=i".split(" ")
)
_HONORIFIC = re.compile(rf"^(?:{'|'.join((*TITLES, 'Miss', 'Sir', 'Dame', 'Lord', 'Lady'))})\.?\s+")
_SUFFIX = re.compile(r",?\s+(?:MP|MEP|KC|QC|PhD|M\.D)\.?$")
_GENERATION = frozenset({"jr", "sr", "ii", "iii", "iv"})
_POSSESSIVE = re.compile(r"(?:'s|(?<=s)')$")
_MIDDLE_INITIALS = re.compile(r"(?<=\w\w)\s+(?:\w\.?\s+)+(?=\w\w)")
_NICKNAME = re.compile(r"\s+[\"“”'‘][^\"“”]{1,30}[\"”'’](?=\s)")
_PARTICLES = frozenset(
    re.findall(r"\w+", "al el bin ibn ben abu da de del della der den di dos du la le van von ter st")
)
_SMALL = frozenset(re.findall(r"\S+", "of the for and on in to de la du des et a an & at"))


@lru_cache(maxsize=16384)
def fold(surface: str) -> str:
    """The form two spellings share when only case, accents, dots, hyphens or a leading "the" differ."""
    text = surface.translate(_APOSTROPHES)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
        text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    text = _POSSESSIVE.sub("", text.strip())
    text = text.replace(".", "").replace("'", "").casefold()
    text = _NOT_WORD.sub(" ", text).strip()
    return text.removeprefix("the ")


@lru_cache(maxsize=16384)
def skeleton(surface: str) -> str:
    """What is left of a name across transliterations: Zelensky, Zelenskiy and Зеленський share one.

    Words are joined, so that a Chinese name in characters meets its pinyin.
    """
    latin = unidecode(surface)
    if _CYRILLIC.search(surface):
        latin = latin.replace("'", "").replace("ie", "e").replace("Ie", "E")
    words = fold(latin).split()
    if _CJK.search(surface):
        words = ["".join(words)]
    return "".join(_sound(word) for word in words)


def _sound(word: str) -> str:
    return _DOUBLED.sub(r"\1", _WRITTEN.sub(lambda match: _HEARD[match[0]], word))


def slug(kind: str, name: str) -> str:
    """A readable id, `kind:words-of-the-name`; a person's middle initials are left out."""
    if kind.lower() == "person":
        name = _MIDDLE_INITIALS.sub(" ", name)
    folded = fold(name)
    latin = folded if folded.isascii() else unidecode(folded).lower()
    words = _NOT_WORD.sub("-", latin).strip("-")
    return f"{kind.lower()}:{words or 'unnamed'}"


def is_foreign(form: str) -> bool:
    """Whether the form has letters of a script that is not Latin."""
    return _FOREIGN.search(form) is not None


@lru_cache(maxsize=16384)
def bare(surface: str) -> str:
    """A person's name without honorific, degree, possessive or the @ of a handle; Jr. and Sr. stay."""
    text = " ".join(surface.translate(_APOSTROPHES).split())
    text = _POSSESSIVE.sub("", text).removeprefix("@")
    while (shorter := _HONORIFIC.sub("", text)) != text:
        text = shorter
    return _SUFFIX.sub("", text).strip(" ,")


def without_nickname(name: str) -> str:
    """A name without what stands in quotation marks between given name and surname."""
    return _NICKNAME.sub("", name)


def is_unspaced(form: str) -> bool:
    """Whether the form is in a script that puts no space between words."""
    return _CJK.search(form) is not None


def parts(name: str) -> tuple[str, ...]:
    """The folded words of a person's name; without Jr., and a particle stays with the word after it."""
    found: list[str] = []
    held = ""
    words = fold(bare(name)).split()
    if len(words) > 2 and words[-1] in _GENERATION:
        words.pop()
    for word in words:
        if word in _PARTICLES and (found or held or word in ("al", "el", "bin", "abu")):
            held += word + " "
        else:
            found.append(held + word)
            held = ""
    return (*found, held.strip()) if held else tuple(found)


def generation(name: str) -> str:
    """Jr, Sr, II, III or IV at the end of a name, in lower case; empty without."""
    last = fold(bare(name)).rsplit(" ", 1)[-1]
    return last if last in _GENERATION else ""


def surname(word: str) -> str:
    """The surname word without its particles, so that "Assad" meets "al-Assad"."""
    return word.rsplit(" ", 1)[-1]


def is_acronym(surface: str) -> bool:
    """Whether the surface is written like an acronym: 2 to 7 capitals, dots allowed."""
    letters = surface.replace(".", "").replace("&", "")
    return 2 <= len(letters) <= 7 and letters.isalpha() and letters.isupper()


def initials(name: str) -> str:
    """The acronym a full name would have, small words left out."""
    words = re.findall(r"[^\W_]+", name.translate(_APOSTROPHES).replace("'s", ""))
    return "".join(word[0] for word in words if word.lower() not in _SMALL).upper()


def one_person(left: str, right: str) -> bool:
    """Whether two full names are one in two transliterations or with a slip of the pen.

    Every pair of words must share its initial and be alike; a different *ending* of a given name
    (Andrea, Andrew) or a different generation (Jr., Sr.) tells two people apart.
    """
    a, b = parts(left), parts(right)
    if len(a) != len(b) or not a or generation(left) != generation(right):
        return False
    if skeleton(left) == skeleton(right):
        return a[0][:1] == b[0][:1]
    return all(_alike(x, y) for x, y in zip(a, b, strict=True))


def are_two(left: str, right: str) -> bool:
    """Whether two names that may be one by a slip differ in more than how foreign letters are written (g and h)."""
    a, b = (skeleton(name).replace("g", "h") for name in (left, right))
    return a != b and one_person(left, right)


def _alike(left: str, right: str) -> bool:
    if left == right:
        return True
    a, b = skeleton(left), skeleton(right)
    if a == b:
        return True
    if a[:1] != b[:1] or min(len(a), len(b)) < 4 or JaroWinkler.similarity(a, b) < SIMILAR:
        return False
    return a[-1] == b[-1] and DamerauLevenshtein.distance(a, b) <= 1 + (max(len(a), len(b)) > 8)


_FEMININE = frozenset({"ia", "na", "ne", "ina", "ine", "ette", "elle", "ela"})
_NICKNAMES = dict(
    pair.split("=")
    for pair in (
        "bob=robert bobby=robert rob=robert bill=william billy=william will=william mike=michael mick=michael"
        " jim=james jimmy=james joe=joseph tom=thomas dick=richard rick=richard tony=anthony jack=john ted=edward"
        " ned=edward chuck=charles charlie=charles larry=lawrence harry=henry hank=henry liz=elizabeth"
        " beth=elizabeth kate=katherine kathy=katherine cathy=catherine peggy=margaret maggie=margaret"
        " sandy=alexander sasha=alexander volodya=volodymyr dima=dmitry kolya=nikolai nick=nicholas andy=andrew"
        " drew=andrew tim=timothy dave=david steve=steven bernie=bernard gerry=gerald jerry=gerald"
    ).split(" ")
)


def same_but_middle(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two full names differ only between given name and surname, or by a short given name."""
    if surname(left[-1]) != surname(right[-1]) or min(len(left), len(right)) < 2:
        return False
    short, long = sorted((left, right), key=len)
    if len(short) > 2 and len(long) > 2 and not (same_given(short[1], long[1]) or _alike(short[1], long[1])):
        return False
    return same_given(short[0], long[0]) or (len(short) == 2 < len(long) and short[0] in long[1:-1])


def same_given(left: str, right: str) -> bool:
    """Whether two folded given names may be one: equal, an initial, a short form or a nickname."""
    short, long = sorted((left, right), key=len)
    rest = long.removeprefix(short)
    if left == right or len(short) == 1:
        return left[:1] == right[:1]
    cut = rest != long and len(short) <= 5 and len(rest) > 1 and rest not in _FEMININE
    return cut or _NICKNAMES.get(short, short) == _NICKNAMES.get(long, long)
