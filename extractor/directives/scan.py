"""The scan: one walk through a document that decides, clause by clause, what is a directive.

What carries over from clause to clause is the discourse: who speaks, who was last addressed,
which outline levels hand an addressee or a deadline down, and whether bare clauses
("Rà soát …", "Sở Y tế tổng hợp …") are being listed as tasks right now.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extractor.directives.additions import extend, loose_cell
from extractor.directives.authority import chairs, contributes, petitions
from extractor.directives.behind import named_below
from extractor.directives.clauses import sentences
from extractor.directives.context import Context, Found
from extractor.directives.deadlines import leading_deadline
from extractor.directives.headings import (
    addressee_line,
    due_line,
    only_addressees,
    open_conclusion,
    open_heading,
    open_section,
    section_line,
    title_item,
    title_line,
    where_above_goes_on,
)
from extractor.directives.issuing import issued, opens_content, ordered_by
from extractor.directives.lists import named_alone, open_list
from extractor.directives.notes import settled
from extractor.directives.outline import BULLETS, SECTIONS, Level, shape
from extractor.directives.parts import read_part, whole_parts
from extractor.directives.performers import introduced, praised, quoted_by
from extractor.directives.quotes import quotations
from extractor.directives.recipients import pointed_out
from extractor.directives.speaking import told
from extractor.records import Block, BodyMention, Speaker

_ALIKE = 2  # items that name the same body before the next ones are for it, too
# The marker of a first item.
_FIRST = re.compile(r"\W*(?:1|I|a|A)\W*$")
# The subject of a letter.
_SUBJECT = re.compile(r"v/v\W")


@dataclass
class _Items:
    """An open list: who was asked before it, and whom its items left as the last who were asked.

    `parted` says that paragraphs without a marker stand below its last item, `since` how many
    directives came before that item.
    """

    before: tuple[BodyMention, ...]
    count: int = 0
    named: set[tuple[str, ...]] = field(default_factory=set)
    parted: bool = False
    since: int = 0


class Scan:
    """The walk through the blocks of one document; `used` blocks and its recipients' are left out."""

    def __init__(self, context: Context, used: frozenset[int] = frozenset()) -> None:
        self.context = context
        self.used = used
        self.begun = False
        self.lists: dict[str, _Items] = {}

    def run(self) -> Found:
        """All directives of the document, and the clauses that were ruled out."""
        context = self.context
        for n, block in enumerate(context.document.blocks):
            context.block = n
            if n in context.recipients.blocks:
                # What lies between the recipients and the first request is background.
                context.outline.clear()
                context.outline.levels.append(Level(None, active=False))
            if n in self.used or n in context.recipients.blocks:
                continue
            if context.official and _SUBJECT.match(context.folded, block.body):
                continue  # "V/v yêu cầu báo cáo …" is what the letter is called
            if block.kind == "paragraph" or (block.kind == "heading" and context.kind != "news"):
                self.paragraph(block)
        found = context.found
        found.directives = pointed_out(found.directives, context.recipients.bodies, context.pack)
        return found

    def paragraph(self, block: Block) -> None:
        """One paragraph or list item: what it opens, then its sentences."""
        context = self.context
        body, end = block.body, block.end
        context.now.inline, context.now.speaking = None, False
        form = shape(block.marker)
        bare = context.text[body:end].strip()
        if not bare:
            return
        if form is None and self.begun:
            if context.official and where_above_goes_on(context, body, end):
                return
            if addressee_line(context, body, end):
                return
        if form is None and block.kind == "heading":
            # The letterhead and title of an official document name nobody who is asked.
            if self.begun and bare != bare.upper():
                open_heading(context, Level(None), body, end)
            elif self.begun or context.rule_at(body, "heading.to-do"):
                open_section(context, body, end, Level(None))
            return
        self.begun = True
        if form is None and loose_cell(context, body, end):
            return
        if not context.official and form is None:
            context.outline.leave_items(sections=context.kind == "minutes")
            if title_line(context, bare):
                return
        if form is None and self.begun and due_line(context, body, end):
            return
        if form is None and section_line(context, bare):
            open_section(context, body, end, Level(None))
            return
        body = open_conclusion(context, body, end) if form is None else body
        context.now.contributing = contributes(context, body, end)
        context.now.chairing = chairs(context, body, end)
        level = context.outline.enter(form) if form else None
        self._begin_item(form, block.marker)
        if level is not None and named_below(context, body, end):
            return
        if level is not None and only_addressees(context, level, body, end):
            return
        if (
            level is not None
            and block.kind != "heading"
            and form not in ("roman", "chapter", "article")
            and title_item(context, bare)
        ):
            open_section(context, body, end, level)
            level.topic = bare
            return
        headed = block.kind == "heading" or form in SECTIONS
        if level is not None and headed and open_heading(context, level, body, end):
            return
        spans = sentences(context.text, body, end)
        quotes = quotations(context, body, end)
        for n, (start, stop) in enumerate(spans):
            if n == 0 and form is None and self._continues(body):
                sentence = context.found.directives[-1].sentence
                (a, b), *others = whole_parts(context, start, stop)
                extend(context, a, b, sentence)
                context.now.asked = True
                for a, b in others:
                    read_part(context, a, b, sentence, first=False)
                continue
            quote = next((q for q in quotes if q.start - 1 <= start < q.end), None)
            if quote is not None and quote.speaker is None:
                continue  # what a firm or a voter says must be done asks nobody
            said = quote.speaker if quote is not None else None
            rest = stop
            context.now.directing = quote is not None and said is not None and quote.asks
            if quote is not None and said is not None and start - 1 <= quote.start:
                self._quotes(said)
            if quote is not None and quote.closes:
                start, stop = max(start, quote.start), min(stop, quote.end)
            told = settled(context, start, stop)
            if told is not None:
                # Whatever the section is called, what the meeting settles is to be done.
                context.outline.levels.append(Level(None, active=True))
                self.sentence(told, stop, level, last=False)
                context.outline.levels.pop()
                continue
            self.sentence(start, stop, level, last=n == len(spans) - 1, said=said)
            if stop < rest and context.acts(stop, rest):
                self.sentence(stop, rest, level, last=n == len(spans) - 1)

    def _quotes(self, said: Speaker) -> None:
        """Whoever is quoted asks nobody whom others asked; “Rà soát …. Xử lý …”, ông A chỉ đạo: all of it is asked."""
        now = self.context.now
        if now.speaker is None or now.speaker.name != said.name:
            now.last, now.listing = (), False
            self.context.outline.clear()
        if now.directing:
            now.listing, now.silent = True, 0

    def _continues(self, start: int) -> bool:
        """Whether a paragraph goes on with the sentence before it: it begins in lower case, with no addressee."""
        context = self.context
        last = context.found.last
        if last is None or last.block != context.block - 1 or not context.text[start].islower():
            return False
        return context.chains.at(start, len(context.text)) is None

    def _begin_item(self, form: str | None, marker: str | None) -> None:
        """Items of a list inherit from what comes before the list, not from each other.

        Where nothing does and all items so far name the same body, the next ones are for it, too.
        """
        now = self.context.now
        found = self.context.found.directives
        if form is None:
            for opened in self.lists.values():
                opened.parted = True
            return
        items: _Items | None = self.lists.get(form)
        again = form in BULLETS or _FIRST.match(marker or "") is not None
        if items is None or (items.parted and again):
            items = self.lists[form] = _Items(now.last)
        elif items.parted:
            # "1. …" and below it "Yêu cầu các sở …", "Giao các huyện …": who asks several hands none on to "2. …".
            asked = {tuple(body.name for body in d.addressees) for d in found[items.since :]}
            now.last = items.before = now.last if len(asked) < 2 else items.before
        else:
            items.named.add(tuple(body.name for body in now.last))
            items.count += 1
            if items.before or len(items.named) > 1 or items.count < _ALIKE:
                now.last = items.before
        items.parted, items.since = False, len(found)
        while next(reversed(self.lists)) != form:
            self.lists.popitem()

    def sentence(
        self, start: int, end: int, level: Level | None, *, last: bool, said: Speaker | None = None
    ) -> None:
        """One sentence: its parts in order, what they hand on to each other and to the list below.

        `said` is whose words the sentence quotes.
        """
        context = self.context
        context.now.deadline, context.now.told, context.now.reporting = None, False, False
        context.now.introduced = introduced(context, start, end) if said is None else None
        if said is not None:
            context.now.speaker = context.now.subject = said
            context.now.speaking = True
        if context.now.introduced is not None:
            context.now.subject = context.now.introduced
            context.now.speaking = quoted_by(context, start, end)
            if context.now.speaking:
                context.now.speaker, context.now.floor = context.now.introduced, context.block
        if opens_content(context, start):
            context.now.speaker = context.now.issuer
            context.now.listing, context.now.silent, context.now.told = True, 0, False
        elif context.news and context.pattern("speech.accordingly").match(context.folded, start):
            context.now.speaker = context.now.speaker or context.now.subject
        order = ordered_by(context, start, end)
        if order is not None:
            context.now.speaker, context.now.speaking = order, True
        issuer = issued(context, start, end)
        if issuer is not None:
            context.now.issuer, context.now.issued = issuer, context.block
        if not context.now.last:
            # "Bộ trưởng biểu dương Công ty A …. Đồng thời, đề nghị đơn vị …": who is praised is asked.
            context.now.last = praised(context, start, end)
        before = len(context.found.directives)
        lists = level is not None or context.official or context.kind == "minutes"
        alone = named_alone(context, start, end) if lists else None
        if alone is not None and last:
            open_list(context, start, end, level, before)
            return
        if alone is not None:
            # "- Huyện An Phú: (1) Rà soát …; (2) …": the line itself goes on with the items.
            context.now.last, context.now.last_block = alone.bodies, context.block
            context.now.inline = leading_deadline(context, start, alone.start)
            return
        opens_list = last and context.text[start:end].rstrip(" *_").endswith(":")
        spans = whole_parts(context, start, end)
        for n, (a, b) in enumerate(spans):
            so_far = len(context.found.directives)
            context.now.owed = False
            read_part(context, a, b, (start, end), first=n == 0)
            context.now.told = context.now.told or (
                n == 0
                and len(context.found.directives) == so_far
                and (told(context, a, b) or (context.news and petitions(context, a, b)))
            )
            # "… quán triệt Nghị quyết; các kết luận của Trung ương; lãnh đạo …": objects more of the task before.
            objects = n > 0 and context.now.asked and not context.acts(a, b)
            objects = objects and context.folded.startswith(("các ", "những "), a)
            made = len(context.found.directives) > so_far
            context.now.asked = made or context.now.owed or objects
        if opens_list:
            open_list(context, start, end, level, before)
