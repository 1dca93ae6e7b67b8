"""What the reader does with articles: read, star, tag, note, copy, open, save, find."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import SuspendNotSupported

from reader.errors import UsageError
from reader.ui import originals, taking
from reader.ui.finding import find_in
from reader.ui.painted import fit
from reader.ui.phrases import count
from reader.ui.screens.browse_undo import TITLE, Undo
from reader.ui.screens.dialogs import Prompt
from reader.ui.widgets.article import ArticleView
from reader.ui.widgets.panes import Panes

if TYPE_CHECKING:
    from reader.library import Library, Row


class Deeds(Undo):
    """Actions on the article that is read or selected."""

    # --- state ---

    def mark_read(self, id: str, read: bool = True) -> None:
        """Keep that an article was read, or that it is to be read again."""

        def work(library: Library) -> Row | None:
            library.set_read(id, read)
            return next(iter(library.rows([id])), None)

        self.reader.ask(work, self._kept, group="deeds")

    def _kept(self, row: Row | None) -> None:
        if row:
            self.change(row)
            self.refresh_state()

    def action_toggle_read(self) -> None:
        """Mark the article as unread, or read."""
        if row := self.target:
            self._do(
                replace(row, read=not row.read),
                "marked as unread" if row.read else "marked as read",
                lambda library: library.set_read(row.id, not row.read),
                lambda library: library.set_read(row.id, row.read),
            )

    def action_toggle_star(self) -> None:
        """Give the article a star, or take it."""
        row = self.target
        if row is None:
            return
        self._do(
            replace(row, starred=not row.starred),
            "star taken off" if row.starred else "starred",
            lambda library: library.set_starred(row.id, not row.starred),
            lambda library: library.set_starred(row.id, row.starred),
        )

    def action_tags(self) -> None:
        """Edit the article's tags."""
        row = self.target
        if row is None:
            return

        def keep(text: str | None) -> None:
            words = [word.strip("#") for word in (text or "").replace(",", " ").split()]
            tags = tuple(dict.fromkeys(word for word in words if word))
            if text is not None and tags != row.tags:
                self._do(
                    replace(row, tags=tags),
                    f"tagged {' '.join(tags)}" if tags else "tags removed",
                    lambda library: library.set_tags(row.id, tags),
                    lambda library: library.set_tags(row.id, row.tags),
                )

        self.app.push_screen(
            Prompt(
                "Tags",
                "".join(f"{tag} " for tag in row.tags),
                "separated by spaces or commas · Enter keeps · Esc goes back",
                kept=True,
            ),
            keep,
        )

    def action_note(self) -> None:
        """Write a note on the article."""
        from reader.ui.screens.note_pad import NotePad

        row = self.target
        if row is None:
            return
        before = self.reader.ask_now(
            lambda library: library.note(row.id) if library.rows([row.id]) else None, None
        )
        if before is None:
            self._gone(row)
            return

        def keep(text: str | None) -> None:
            note = (text or "").strip()
            if note != before:
                self._do(
                    row,
                    "note kept" if note else "note removed",
                    lambda library: library.set_note(row.id, note),
                    lambda library: library.set_note(row.id, before),
                    note,
                )

        self.app.push_screen(NotePad("Note on this article", before), keep)

    def _do(
        self,
        row: Row,
        said: str,
        work: Callable[[Library], None],
        take_back: Callable[[Library], None],
        note: str | None = None,
    ) -> None:
        """Show an article as it will be and keep it so."""

        def attempt(library: Library) -> bool:
            try:
                work(library)
            except UsageError:
                if library.rows([row.id]):
                    raise
                return False
            return True

        def done(kept: bool) -> None:
            if kept:
                self.did(said, take_back, row)
                self.refresh_state()
            else:
                self._gone(row, note or "")

        self.change(row, note)
        self.reader.ask(attempt, done, group="deeds")

    def _gone(self, row: Row, written: str = "") -> None:
        """Say that an article was removed meanwhile; what was written on it is shown again and copied."""
        gone = f"“{fit(row.title, TITLE)}” is no longer in the library"
        self.action_reload()
        if not written:
            self.reader.say(gone)
            return
        from reader.ui.screens.note_pad import NotePad

        self.app.copy_to_clipboard(written)
        self.reader.warn(gone, "what you wrote was sent to the terminal's clipboard")
        hint = "There is nowhere to keep this: copy it · Esc leaves it"
        self.app.push_screen(NotePad("No longer in the library", written, hint))

    # --- taking along ---

    def action_copy(self) -> None:
        """Send the selection, else the sentence under the eye, else the reference to the terminal's clipboard."""
        view = self.query_one(Panes).current.view
        text = self.get_selected_text() or ""
        if not text and self.stage == "article" and view.annotated:
            text = taking.sentence(view.annotated.article, view.eye)
        if not text and self.target:
            text = taking.reference(self.target, view.annotated if self.stage == "article" else None)
        if text:
            self.app.copy_to_clipboard(text)
            self.reader.say(f"Sent to the terminal's clipboard: {count(len(text.split()), 'word')}")

    def action_open_original(self) -> None:
        """Open the original page or file with the system's program for it, else with one in this terminal."""
        if id := self.target_id:
            self.reader.ask(
                lambda library: originals.opened(library.article(id)), self._opened, group="deeds"
            )

    def _opened(self, wish: originals.Opened) -> None:
        if not wish.command:
            self.reader.say(f"opening {wish.address}")
            return
        try:
            with self.app.suspend():
                originals.run(wish.command)
        except UsageError as error:
            self.reader.warn(error.message, error.hint)
        except SuspendNotSupported:
            self.reader.warn(f"nothing here opens {wish.address}", originals.hint(wish.address))

    def action_save(self) -> None:
        """Save the article that is read, or the list, as Markdown or JSON."""
        article = self.stage == "article" and self.target_id
        name = taking.file_name(
            self.target.title if article and self.target else self.query_text or "articles"
        )
        ids = [self.target_id] if article and self.target_id else None
        query = self.query_text

        def save(text: str | None) -> None:
            if text and text.strip():
                path = Path(text.strip()).expanduser()
                path = path if path.suffix else path.with_suffix(".md")
                self.reader.ask(
                    partial(taking.save, path=path, ids=ids, query=query),
                    lambda number: self.reader.say(f"saved {count(number, 'article')} to {path}"),
                    group="deeds",
                )

        what = "this article" if ids else "the list"
        self.app.push_screen(Prompt(f"Save {what}", f"{name}.md", "a name that ends in .md or .json"), save)

    def action_new(self) -> None:
        """Show what was added since the last visit."""
        self.search_for("is:new")

    # --- finding within ---

    def action_find(self) -> None:
        """Find words in the article, or in the list of names, stories or sources."""
        listing = self.shown_listing
        if self.stage == "article":
            self._find_in_article()
        elif listing is not None:
            prompt = Prompt(
                "Show only what contains", listing.words, "Esc in the list shows all", listing.narrow
            )
            self.app.push_screen(prompt)
        else:
            self.reader.say("/ searches the library, F filters the list, f finds within an article")

    def _find_in_article(self) -> None:
        view = self.query_one(Panes).current.view
        if view.annotated is None:
            return
        text, before, top = view.annotated.article.text, view.matches, view.scroll_offset.y

        def live(words: str) -> None:
            view.set_matches(find_in(text, words), jump=True)

        def done(words: str | None) -> None:
            if words is None:
                view.set_matches(before)
                view.scroll_to(y=top, animate=False)
            elif words and not view.matches:
                self.reader.say(f"“{words}” is not in this article")

        self.app.push_screen(Prompt("Find in this article", "", "n and N go on and back", live), done)

    @on(ArticleView.CardWanted)
    def _card_wanted(self, message: ArticleView.CardWanted) -> None:
        mention = message.mention
        annotated = message.view.annotated
        surface = annotated.article.text[mention.start : mention.end] if annotated else ""
        if id := mention.refers_to or mention.entity:
            known = annotated.entities.get(id) if annotated else None
            self.show_card(id, known.name if known else surface)
        elif surface:
            self.search_for(f'"{surface}"')
