"""Figures and days in other languages than English."""

from __future__ import annotations

import pytest

from .build import found


@pytest.mark.parametrize(
    ("language", "left", "right", "counted"),
    [
        ("de", "Bei dem Brand in Esker gab es 12 Tote.", "Bei dem Brand in Esker gab es 14 Tote.", "(tote)"),
        ("de", "Bei dem Brand in Esker gab es 12 Tote.", "In Esker gab es bei dem Brand 14 Tote.", "(tote)"),
        (
            "fr",
            "Le feu a détruit 1 500 maisons à Esker.",
            "Le feu a détruit 1 900 maisons à Esker.",
            "(maisons)",
        ),
        ("es", "El fuego dejó 1.200 heridos en Esker.", "El fuego dejó 1.900 heridos en Esker.", "(heridos)"),
    ],
)
def test_figures_are_read_with_their_noun_in_other_languages(
    language: str, left: str, right: str, counted: str
) -> None:
    (told,) = found(left, right, language)
    assert told.sure
    assert counted in told.reason


@pytest.mark.parametrize(
    ("language", "left", "right"),
    [
        ("de", "Der Brand in Esker hat 2.500 Euro gekostet.", "Der Brand in Esker hat 2500 Euro gekostet."),
        ("fr", "Le feu a brûlé 1 500 hectares à Esker.", "Le feu a brûlé 1.500 hectares à Esker."),
        ("de", "In Esker liegt die Quote bei 3,5 Prozent.", "In Esker liegt die Quote bei 3,50 Prozent."),
    ],
)
def test_signs_in_figures_are_read_as_the_language_has_them(language: str, left: str, right: str) -> None:
    assert not found(left, right, language)


@pytest.mark.parametrize(
    ("language", "sentence", "days"),
    [
        ("de", "Die Brücke von Esker wird am {} geöffnet.", ("3. Mai", "4. Mai")),
        ("fr", "Le pont de Esker sera ouvert le {} au public.", ("3 mai", "4 mai")),
        ("es", "El puente de Esker se abre el {} al público.", ("3 de mayo", "4 de mayo")),
        ("it", "Il ponte di Esker è stato aperto il {} al pubblico.", ("3 maggio", "4 maggio")),
        ("pt", "A ponte de Esker foi aberta no dia {} ao público.", ("3 de maio", "4 de maio")),
        ("nl", "De brug van Esker wordt op {} geopend.", ("3 mei", "4 mei")),
    ],
)
def test_a_day_of_a_month_is_no_figure_in_other_languages(
    language: str, sentence: str, days: tuple[str, str]
) -> None:
    one, other = (sentence.format(day) for day in days)
    assert not found(one, other, language)
    (told,) = found(one, other, language, kind="date")
    assert "2024-05-03" in told.reason
    assert "2024-05-04" in told.reason
