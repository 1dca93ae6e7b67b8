"""What several rooms' tests share: nobody's own folders are touched, no clock decides, four reports on two events."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

MILL = {
    "mill_tide-post.md": """---
title: Fire at the Tarn paper mill
source: The Tide Post
date: 2031-06-03
---
A fire at the paper mill in Tarn injured 14 people on Monday night, fire chief Edda Lorn said.

Half of all schoolbooks are printed on its sheets.

"Nobody should have to run through smoke to get home," Lorn told reporters at the gate.

The fire began in the drying hall shortly after midnight and was put out on 3 June.

Owner Pavel Rinne said it will stay closed for 6 weeks.

Beekeepers nearby moved 40 hives to the far side of the river.
""",
    "mill_north-gazette.md": """---
title: Tarn mill burns
source: North Gazette
date: 2031-06-04
---
Insurance inspectors are expected on Friday.

A fire at the paper mill in Tarn injured 17 people on Monday night, according to fire chief Edda Lorn.

The fire began in the drying hall shortly after midnight and was put out on 4 June.

"Nobody should have to walk through smoke to get home," Lorn said.

Owner Pavel Rinne told workers that it will stay closed for six weeks.

The union called for new alarms everywhere.

Half of all schoolbooks are printed on its sheets.
""",
    "mill_evening-sail.md": """---
title: Workers hurt as mill burns in Tarn
source: The Evening Sail
date: 2031-06-05
---
Fourteen people were injured when the paper mill in Tarn burned on Monday night, fire chief Edda Lorn said.

Owner Pavel Rinne said it will stay closed for 6 weeks. He promised to pay the wages of 230 workers.
""",
    "garden_evening-sail.md": """---
title: A garden of moss opens
source: The Evening Sail
date: 2031-02-11
---
Moss grows where nothing else will, botanist Oona Feld told visitors.
""",
}
"""Three reports of a fire, made to differ in a figure, a date and a quotation; and one of something else."""


@pytest.fixture(autouse=True, scope="session")
def nobodys_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Put the home and the platform's folders of the whole run into a temporary one; one terminal for all."""
    with pytest.MonkeyPatch.context() as patch:
        home = tmp_path_factory.mktemp("home")
        patch.setenv("HOME", str(home))
        for kind in ("DATA", "CONFIG", "CACHE", "STATE"):
            patch.setenv(f"XDG_{kind}_HOME", str(home / kind.lower()))
        patch.setenv("TERM", "xterm-256color")
        patch.delenv("NO_COLOR", raising=False)
        yield


@pytest.fixture(scope="session")
def mill_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with these reports."""
    folder = tmp_path_factory.mktemp("mill")
    for name, text in MILL.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def mill_library(mill_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of these reports, for tests that change nothing in it."""
    from reader.library import Library

    directory = tmp_path_factory.mktemp("library") / "library"
    with Library.open(directory) as library:
        assert library.add([mill_folder]).added == len(MILL)
        library.stories()
    return directory
