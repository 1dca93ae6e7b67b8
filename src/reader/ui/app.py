"""The application: its theme, its library, and the way from work in threads back to the screen."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import redirect_stderr
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual import events
from textual.binding import BindingType
from textual.filter import Monochrome
from textual.message_pump import MessagePump
from textual.screen import ModalScreen, Screen
from textual.widgets import Input
from textual.worker import Worker, WorkerState

from reader.errors import Cancelled, ReaderError
from reader.paths import data_dir
from reader.themes import Theme
from reader.ui import startup
from reader.ui.bindings import bindings
from reader.ui.colourless import Colourless, colourless, colourless_paint
from reader.ui.messages import Answer, LibraryOpened, Refused
from reader.ui.paint import Paint, textual_theme
from reader.ui.safety import TerminalSafe, refusal
from reader.ui.screens.opening import OpeningScreen
from reader.ui.telling import Telling

if TYPE_CHECKING:
    from reader.library import Library
    from reader.ui.screens.browse import BrowseScreen

T = TypeVar("T")
SWITCH_SECONDS = 0.001
"""A thread at work lets the screen's have its turn after so long."""
NOTICE_SECONDS = 1.0
"""How often the library is asked for what it wants known."""
SAMPLE = "Your library is empty, so this is a small sample: A adds files of your own."


class ReaderApp(Telling):
    """The reader on the screen."""

    TITLE = "reader"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("app")]
    CSS = """
    Screen { background: $background; color: $foreground; layers: default notice; }
    """

    def __init__(
        self,
        library: Path | None = None,
        sources: tuple[str, ...] = (),
        cache: Path | None = None,
        config: Path | None = None,
    ) -> None:
        super().__init__()
        self._directory, self._sources = library, sources
        self._cache, self._config = cache or startup.cache_file(), config
        self.library: Library | None = None
        self.browse: BrowseScreen | None = None
        self.startup = startup.cached(self._cache)
        self._shown: Theme | None = None
        self.paint = self._mixed(self.startup.theme)
        self._filters.append(TerminalSafe())
        if self.no_color:
            self._filters = [one for one in self._filters if not isinstance(one, Monochrome)] + [Colourless()]
        self._use(self.startup)

    # --- starting ---

    def get_default_screen(self) -> OpeningScreen:
        return OpeningScreen()

    def on_ready(self) -> None:
        """Open the main screen and the library once the first frame is on the screen."""
        self.call_after_refresh(self.run_worker, self._open, thread=True, exit_on_error=False)

    def _open(self) -> None:
        from multiprocessing import resource_tracker

        from reader.library import Library
        from reader.ui.screens.browse import BrowseScreen

        with redirect_stderr(sys.__stderr__):  # Textual's own has no file descriptor to hand on
            resource_tracker.ensure_running()
        try:
            library = Library.open(self._directory)
            if not library.count() and not self._sources:
                library.close()
                library = Library.open(sample=True)
            library.begin_visit()
        except ReaderError as error:
            self.call_from_thread(self._not_opened, error)
            return
        self.post_message(LibraryOpened(library, library.session(), BrowseScreen))
        self.post_message(
            Answer(startup.fresh(self._cache, self._config, self.startup.chosen), self._settled)
        )

    def _not_opened(self, error: ReaderError) -> None:
        if isinstance(self.screen, OpeningScreen):
            self.screen.fail(error)

    async def on_library_opened(self, message: LibraryOpened) -> None:
        """Show the main screen with the library, and give it what was typed meanwhile."""
        self.library = message.library
        opening = self.screen
        self.browse = browse = message.screen()
        await self.push_screen(browse)
        browse.begin(message.session)
        if self._sources:
            browse.add_sources(self._sources)
        self.tell_notices(*[SAMPLE] * self.library.is_sample)
        self.set_interval(NOTICE_SECONDS, self.tell_notices)
        self.ask(lambda library: library.profile_faults(), self._tell_faults)
        for event in opening.typed if isinstance(opening, OpeningScreen) else ():
            await self.on_event(events.Key(event.key, event.character))  # before those that came meanwhile

    def tell_notices(self, *more: str) -> None:
        """Say what the library wants known (a rebuilt index, a wait for another process) and what more there is."""
        if self.library is not None and (notices := [*self.library.notices(), *more]):
            self.say("\n".join(notices))

    @property
    def own_directory(self) -> Path:
        """Where the user's own library lies, whether it or the sample is shown."""
        return self._directory or data_dir() / "library"

    def open_own(self, then: Callable[[], Any]) -> None:
        """Go from the sample to the user's own library, unless that is still empty."""

        def opened(library: Library) -> None:
            if not library.count():
                library.close()
                return
            if self.library is not None:
                self.library.close()
            self.library = library
            then()

        self.ask(lambda sample: type(sample).open(self._directory), opened)

    def _settled(self, fresh: startup.Startup) -> None:
        self._tell_faults(fresh.problems, "the rest of the settings is used")
        if (fresh.settings, fresh.themes) != (self.startup.settings, self.startup.themes):
            self.startup = replace(fresh, chosen=self.startup.chosen)
            self._use(self.startup)

    def _tell_faults(self, faults: tuple[str, ...], hint: str = "the rest of the profiles is used") -> None:
        if faults:
            more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
            self.warn(faults[0] + more, hint)

    def _use(self, begin: startup.Startup) -> None:
        for theme in begin.themes:
            self.register_theme(textual_theme(colourless(theme) if self.no_color else theme))
        self.set_keymap(dict(begin.settings.keymap))
        self.show_theme(begin.theme.name)

    # --- themes ---

    def _mixed(self, theme: Theme) -> Paint:
        return colourless_paint(theme) if self.no_color else Paint.of(theme)

    def show_theme(self, name: str) -> None:
        """Paint everything with a theme."""
        theme = next((theme for theme in self.startup.themes if theme.name == name), None)
        if theme is None or (self._shown is theme and self.theme == name):
            return
        self._shown, self.paint = theme, self._mixed(theme)
        self.theme = theme.name
        for screen in self.screen_stack if self.is_running else ():
            for widget in screen.walk_children():
                repaint = getattr(widget, "repaint", None)
                if repaint:
                    repaint()
                else:
                    widget.refresh()

    def choose_theme(self, name: str) -> None:
        """Paint with a theme from now on, in later sessions too."""
        self.show_theme(name)
        self.startup = replace(self.startup, chosen=name)
        startup.keep(self._cache, self.startup)

    # --- the library, from threads ---

    def ask(
        self,
        work: Callable[[Library], T],
        then: Callable[[T], Any],
        group: str = "ask",
        exclusive: bool = False,
    ) -> None:
        """Run `work` with the library in a thread and `then` with its answer on the screen's thread."""
        if self.library is None:
            return
        self.run_worker(
            partial(self._answer, work, then, self.library, self.screen),
            thread=True,
            group=group,
            exclusive=exclusive,
            exit_on_error=False,
        )

    def _answer(
        self,
        work: Callable[[Library], T],
        then: Callable[[T], Any],
        library: Library,
        screen: Screen[object],
    ) -> None:
        try:
            answer = work(library)
        except Cancelled:
            return
        except ReaderError as error:
            self.post_message(Refused(error, screen))
        else:
            self.post_message(Answer(answer, then))

    def on_answer(self, message: Answer) -> None:
        """Give an answer to whoever asked, unless that screen or the reader has been left."""
        then = message.then
        asked_by = getattr(then.func if isinstance(then, partial) else then, "__self__", None)
        left = isinstance(asked_by, MessagePump) and not asked_by.is_running
        if self.is_running and self.screen_stack and not left:
            message.then(message.value)

    def on_refused(self, message: Refused) -> None:
        """Say what went wrong, where it was asked for."""
        self.tell_on(message.screen, message.error.message, message.error.hint)

    def ask_now(self, work: Callable[[Library], T], otherwise: T) -> T:
        """Ask the library something small without a thread; `otherwise` where it refuses, which is said."""
        try:
            return work(self.library) if self.library is not None else otherwise
        except ReaderError as error:
            self.warn(error.message, error.hint, severe=True)
            return otherwise

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say so where work in a thread broke off unexpectedly; reading goes on."""
        if event.state is not WorkerState.ERROR:
            return
        wrong = f"something went wrong: {event.worker.error!r}"
        if isinstance(self.screen, OpeningScreen):
            self.screen.fail(ReaderError(wrong, "please report this"))
        else:
            self.warn(wrong, "please report this", severe=True)

    # --- actions ---

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave every key to an input that has the focus, and to dialogs."""
        if action not in ("command_palette", "add", "help", "themes") or not self.screen_stack:
            return True
        letter = not parameters
        if isinstance(self.screen, ModalScreen) and action not in getattr(self.screen, "OFFERS", ()):
            return False
        return not (letter and isinstance(self.focused, Input))

    def action_help(self) -> None:
        """Show the keys."""
        from reader.ui.screens.help import show_help

        show_help(self)

    def action_command_palette(self, key: str = "") -> None:
        """Find any action by its name; `key` is given where that is no letter and works while typing too."""
        from reader.ui.screens.help import palette

        palette(self)

    def action_themes(self) -> None:
        """Choose a theme."""
        from reader.ui.screens.theme_picker import choose_theme

        choose_theme(self)

    def action_add(self) -> None:
        """Add to the library."""
        from reader.ui.screens.adding import ask_for_sources

        ask_for_sources(self)

    def action_help_quit(self) -> None:
        """Say how to leave, where other programs are left with ctrl+c."""
        self.say("ctrl+q leaves the reader")

    async def action_quit(self) -> None:
        """Keep the session and leave."""
        if self.browse is not None:
            self.browse.keep_session()
            self.browse.end_visit()
        self.exit(0)


def run(library: Path | None = None, sources: tuple[str, ...] = ()) -> int:
    """Show the screens until the user leaves; returns the exit status."""
    if why := refusal():
        print(f"error: {why}", file=sys.stderr)
        return 1
    sys.setswitchinterval(SWITCH_SECONDS)
    app = ReaderApp(library, sources)
    status = app.run(mouse=True)
    if app.library is not None:
        app.library.close()
    return status if status is not None else app.return_code or 0
