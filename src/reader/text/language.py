"""Which language a text is in: by script, then by its commonest words."""

from __future__ import annotations

import re
from collections import Counter

DEFAULT = "en"

_SAMPLE = 1_600
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af\u1100-\u11ff]")),
    ("zh", re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("ka", re.compile("[\u10a0-\u10ff]")),
    ("hy", re.compile("[\u0530-\u058f]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
)
_NOT_LATIN = re.compile("[\u0370-\u1fff\u3040-\ud7af]")
_WORDS = {
    "en": "the of and to in that is was for on with as it he by at from his has be are said have not who",
    "de": "der die und das den von zu mit sich auf ist im für nicht ein eine dem des als auch wird",
    "fr": "le la les de des et un une est dans que qui pour sur par au du pas avec son ce sont",
    "es": "el la los las de que y en un una por con para es del se su al como más ha lo fue sus",
    "it": "il la di che e un una per non è con del della sono le gli si nel dei da alla più ha come anche",
    "pt": "o a os as de que e um uma em para com não do da dos das no na por se mais foi ao são",
    "nl": "de het een van en in dat is op te voor met zijn niet aan er om ook als door bij naar heeft werd",
    "sv": "och att det som en på är av för med till den har inte om ett han var men från sig de kan",
    "da": "og at det som en på er af for med til den har ikke om et han var men fra sig de kan der",
    "no": "og at det som en på er av for med til den har ikke om et han var men fra seg de kan der",
    "fi": "ja on ei se että oli hän mutta ovat kun myös joka niin mukaan ole olla sen kanssa ollut",
    "pl": "i w na z do się nie że to jest o jak po od za przez są dla oraz był przed ma może",
    "cs": "a v na se je že s z do o to pro by ve jsou i jako po od za k podle byl které který",
    "ro": "și în de la cu a pe că nu este un o din pentru care mai au fost sunt prin ca după",
    "hu": "a az és hogy nem is egy van volt azt meg csak de már mint után szerint ez ami lesz",
    "tr": "ve bir bu için de da ile olarak olan gibi daha çok ne sonra kadar olduğu var en göre",
    "id": "yang dan di dari untuk dengan pada ini itu dalam tidak akan ke oleh juga telah ada adalah",
}
_OWNERS: dict[str, tuple[str, ...]] = {}
for _language, _listed in _WORDS.items():
    for _word in _listed.split():
        _OWNERS[_word] = (*_OWNERS.get(_word, ()), _language)


def detect(text: str) -> str:
    """The two-letter code of the language a text is most likely in; `en` where nothing speaks for another."""
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample.lower())
    letters = sum(map(len, words))
    for language, script in _SCRIPTS if _NOT_LATIN.search(sample) else ():
        share = len(script.findall(sample))
        if share * 4 >= letters > 0 or (language == "ja" and share * 8 >= letters > 0):
            return _refine(language, sample)
    counts: Counter[str] = Counter()
    for word in words:
        owners = _OWNERS.get(word, ())
        for language in owners:
            counts[language] += 1
    if not counts:
        return DEFAULT
    best, most = max(counts.items(), key=lambda item: (item[1], item[0] == DEFAULT))
    return best if most >= max(2, counts[DEFAULT] * 1.2) else DEFAULT


def _refine(script: str, sample: str) -> str:
    """Tell apart the commonest languages of the Cyrillic and Arabic scripts."""
    if script == "ru":
        if re.search("[іїєґ]", sample):
            return "be" if "ў" in sample else "uk"
        if re.search("[ђћџљњј]", sample):
            return "sr"
        return "ru" if re.search("[ыэё]", sample) else "bg" if re.search("[ъ]", sample) else "ru"
    if script == "ar":
        if re.search("[ٹڈےں]", sample):
            return "ur"
        return "fa" if re.search("[پچژگ]", sample) else "ar"
    return script
