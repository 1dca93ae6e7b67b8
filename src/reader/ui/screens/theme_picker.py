"""Choosing a theme, with every theme shown as it is selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.screens.dialogs import Choice, Picker

if TYPE_CHECKING:
    from reader.ui.app import ReaderApp


def choose_theme(app: ReaderApp) -> None:
    """Let the user pick a theme; Escape brings the former one back."""
    before = app.paint.theme.name
    choices = [
        Choice(theme.name, theme.title, "dark" if theme.dark else "light") for theme in app.startup.themes
    ]

    def done(name: str | None) -> None:
        if name:
            app.choose_theme(name)
        else:
            app.show_theme(before)

    picker = Picker(
        "Theme", choices, on_selected=app.show_theme, start=before, hint="Enter keeps · Esc goes back"
    )
    app.push_screen(picker, done)
