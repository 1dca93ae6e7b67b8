from __future__ import annotations

import pytest

from reader.text.language import detect


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The ferry sailed for the last time, and the mayor of the town was on board."),
        ("de", "Die Fähre ist zum letzten Mal gefahren, und der Bürgermeister war nicht an Bord."),
        ("fr", "Le ferry est parti pour la dernière fois et le maire était dans la cabine."),
        ("es", "El barco salió por última vez y el alcalde de la ciudad no estaba en el puerto."),
        ("it", "Il traghetto è partito per l’ultima volta e il sindaco della città non era a bordo."),
        ("nl", "De veerboot is voor het laatst gevaren en de burgemeester was niet aan boord."),
        ("pl", "Prom odpłynął po raz ostatni, a burmistrz miasta nie był na pokładzie i się nie żegnał."),
        ("ru", "Паром ушёл в последний раз, и мэр города был на борту."),
        ("uk", "Пором відійшов востаннє, і міський голова був на борту."),
        ("zh", "渡轮最后一次起航，市长也在船上。"),
        ("ja", "フェリーは最後の航海に出て、市長も乗っていた。"),
        ("ar", "أبحرت العبارة للمرة الأخيرة وكان رئيس البلدية على متنها."),
        ("en", "12 345"),
        ("en", ""),
    ],
)
def test_language(language: str, text: str) -> None:
    assert detect(text) == language
