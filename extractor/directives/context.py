"""The context: what the rooms that read a document share — its text, its mentions, what was said before."""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from extractor.directives.chains import Chain, Chains
from extractor.directives.cues import cues
from extractor.directives.heads import Heads
from extractor.directives.outline import Outline
from extractor.directives.recipients import Recipients, recipients
from extractor.directives.speakers import Speakers, document_speaker
from extractor.reading.markers import UPPER
from extractor.records import (
    At,
    Block,
    BodyMention,
    Cue,
    DeadlineMention,
    Directive,
    Document,
    Force,
    Mentions,
    Ruled,
    Speaker,
    within,
)
from extractor.rules import Pack, fold

Tokens = Callable[[int, int], frozenset[At]]

# Characters on either side of a cue that are segmented with it: seven or eight syllables.
_AROUND = 32
_NAMED_NEXT = re.compile(rf"(?: cho)? [{UPPER}]\w* \w+ [-–\w]+")
_PUNCTUATED = re.compile(r"\s*(?:[^\w\s]|\n|$)")
# "đề nghị đến Sở Y tế", but "đề nghị, đến hết tháng 11, các xã …".
_AFTER_ACT = (
    r"(?:[\s,:“\"]*(?:rằng|(?!{opening.as-what}(?!\w))là|thêm|với|cho|rõ|phía)(?!\w)"
    r"|\s+(?:đến|tới)(?!\s+(?:hết|cuối|đầu|ngày|tháng|năm|quý|tuần|\d)|\w))?[\s,:“\"]*"
)
# For how many paragraphs of news whoever said something has the floor where one begins "Do đó, …".
_HOLDS = 3


@dataclass
class Discourse:
    """What one clause leaves behind for the next.

    `introduced` is the person with whom the sentence at hand begins, `subject` the last of them;
    `speaking` says that the paragraph tells what that person said, `floor` in which block somebody began to.
    `contributing` says that the line gives what somebody said who does not chair the meeting, `chairing` what the chair said.
    `directing` says that the sentence at hand is quoted from somebody who directs with it.
    `issuer` sent out the document of which block `issued` tells.
    `reporting` says that the sentence at hand began as a report, `owed` that its last part told who answers for what. `deadline` governs the sentence at hand, `inline` the paragraph, where a lead-in opened a list in it.
    """

    speaker: Speaker | None = None
    subject: Speaker | None = None
    introduced: Speaker | None = None
    speaking: bool = False
    directing: bool = False
    floor: int = -1
    issuer: Speaker | None = None
    issued: int = -1
    last: tuple[BodyMention, ...] = ()
    last_block: int = -1
    listing: bool = False
    silent: int = 0
    told: bool = False
    reporting: bool = False
    owed: bool = False
    contributing: bool = False
    chairing: bool = False
    petitioning: bool = False
    narrated: int = -1
    asked: bool = False
    act: tuple[str, Force] = ("yêu cầu", "order")
    deadline: DeadlineMention | None = None
    inline: DeadlineMention | None = None


@dataclass
class Found:
    """The directives of a document so far, and the clauses that were ruled out."""

    directives: list[Directive] = field(default_factory=list)
    ruled: list[Ruled] = field(default_factory=list)

    @property
    def last(self) -> Directive | None:
        """The directive found last; later clauses may say more of it."""
        return self.directives[-1] if self.directives else None

    def rule_out(self, start: int, end: int, rule: str) -> None:
        """A clause holds a cue and asks for nothing, by this rule."""
        self.ruled.append(Ruled(start, end, rule))


class Context:
    """One document being read: `block` is the one at hand, `now` what the clauses before left behind.

    `leader` is whose directives the document's are where its text names nobody.
    `outline` holds the open lists and sections; `loose` counts the lines since the last
    directive that were cells of a broken table.
    """

    def __init__(self, document: Document, mentions: Mentions, pack: Pack, tokens: Tokens) -> None:
        self.text = document.normal.text
        self.folded = fold(self.text)
        self.document = document
        self.kind = document.header.kind
        issued = self.kind == "other" and document.header.issuer is not None
        self.official = issued or self.kind not in ("news", "minutes", "other")
        self.news = self.kind in ("news", "other") and not issued
        self.tabled = any(block.kind == "cell" for block in document.blocks)
        self.pack = pack
        self.tokens = tokens
        self.mentions = mentions
        subjects = {m.end for m in mentions.people} | {m.end for m in mentions.bodies}
        found = cues(self.text, pack, subjects)
        self._acts = [c for c in found if not c.rule.startswith("modal.")]
        self.chains = Chains(self.text, mentions.bodies, [c.start for c in self._acts])
        self.recipients = recipients(document, self.chains, pack) if self.official else Recipients()
        times = {m.start: m.end for m in mentions.deadlines}
        self.heads = Heads(self.text, self.chains, pack, times)
        self.speakers = Speakers(mentions.people, document.header)
        self.outline = Outline()
        self.leader = document_speaker(document, mentions)
        self.now = Discourse(speaker=self.leader)
        self.found = Found()
        self.block = 0
        self.loose = 0

    def acts(self, start: int, end: int) -> list[Cue]:
        """The speech acts in a range that word segmentation confirms to be words of their own."""
        first = bisect.bisect_left(self._acts, start, key=lambda c: c.start)
        last = bisect.bisect_left(self._acts, end, first, key=lambda c: c.start)
        candidates = [c for c in self._acts[first:last] if c.end <= end]
        return [c for c in candidates if self._own_word(c, start, end)]

    def past_time(self, at: int) -> int:
        """The position behind the time that begins at `at`; `at` where none does: "chỉ đạo | 6 tháng cuối năm | tiếp tục …"."""
        time = next(iter(within(self.mentions.deadlines, at, at + 1)), None)
        return time.end if time is not None else at

    def word_at(self, cue: Cue, start: int, end: int) -> At | None:
        """The word of `[start, end)` in which a cue begins, None where no word holds it.

        Only the words around the cue are segmented: more of the sentence changes nothing,
        and segmentation is what costs most.
        """
        left, right = max(start, cue.start - _AROUND), min(end, cue.end + _AROUND)
        if left > start:
            left = self.text.find(" ", left, cue.start) + 1 or cue.start
        if right < end:
            right = max(self.text.rfind(" ", cue.end, right), cue.end)
        return next((t for t in self.tokens(left, right) if t[0] <= cue.start < t[1]), None)

    def _own_word(self, cue: Cue, start: int, end: int) -> bool:
        """Whether segmentation sees the cue as a word; names it does not know may glue to it.

        It is asked only where it can tell, since it is what costs most: "yêu cầu" is a word
        wherever it stands, "giao" may be half of "bàn giao", but not with punctuation or a
        name on both sides.
        """
        first = self.folded[cue.start : cue.end].partition(" ")
        if (first[2] and first[0] != "giao") or self._parted(cue, start):
            return True
        around = self.word_at(cue, start, end)
        if around is None or (around[0] == cue.start and around[1] <= cue.end):
            return True
        if around[0] < cue.start:
            if any(p.end + 1 == cue.start for p in self.mentions.people):
                return True
            return self.chains.before(cue.start, start) is not None
        # A capital begins a name: "giao | Văn hóa xã", no compound; "Giao Thủy" is a district.
        named = _NAMED_NEXT.match(self.text, cue.end) is not None
        return self.addressee(cue) is not None or (
            named and (self.text[cue.start].islower() or (cue.start == start and self.marked()))
        )

    def _parted(self, cue: Cue, start: int) -> bool:
        """Whether neither the word before a cue nor the one after can be part of its word."""
        before = (
            cue.start == start
            or not self.text[max(start, cue.start - 2) : cue.start].strip().isalnum()
        )
        if not before:
            before = any(p.end + 1 == cue.start for p in self.mentions.people) or (
                self.chains.before(cue.start, start) is not None
            )
        return before and (
            _PUNCTUATED.match(self.text, cue.end) is not None or self.addressee(cue) is not None
        )

    def listing(self) -> bool:
        """Whether bare clauses are tasks here: the outline says so, or the clauses before were."""
        active = self.outline.active()
        return active is True or (active is None and self.now.listing)

    def floor(self) -> bool:
        """Whether what somebody began to say goes on in this paragraph of news, or from the one before it.

        A piece may begin with what is said; "Do đó, …" draws on what was said some paragraphs above.
        """
        now = self.now
        follows = self.rule_at(self.document.blocks[self.block].body, "opening.therefore")
        goes_on = now.floor >= self.block - (_HOLDS if follows else 1) and (
            now.subject is None or now.subject is now.speaker
        )
        return self.news and (self.block == now.floor or goes_on)

    def marked(self) -> bool:
        """Whether the block at hand is a list item."""
        block = self.document.blocks[self.block]
        return block.marker is not None or self.text.startswith("[", block.body)

    def indent(self, block: Block) -> int:
        """How far a block is set in, in characters, as the file has it."""
        begins = self.document.normal.starts[block.start]
        line = self.document.text.rfind("\n", 0, begins) + 1
        return len(self.document.text[line:begins].expandtabs(4))

    def rule_at(self, position: int, rule_id: str) -> bool:
        """Whether the rule matches right at a position."""
        return self.pattern(rule_id).match(self.folded, position) is not None

    def rule_before(self, position: int, rule_id: str) -> bool:
        """Whether the word before a position is one that the rule names."""
        before = self.form(rf"(?<!\w){{{rule_id}}}\s+$")
        return before.search(self.folded[max(0, position - 16) : position]) is not None

    def pattern(self, rule_id: str) -> re.Pattern[str]:
        """The compiled pattern of a rule, for the folded text."""
        return self.pack.regex(self.pack.rule(rule_id))

    def form(self, source: str) -> re.Pattern[str]:
        """A pattern of code with the words of rules in it, for the folded text."""
        return self.pack.form(source)

    def after_act(self, cue: Cue, end: int | None = None) -> int:
        """Where the words go on after a speech act, "rằng", "cho" and punctuation aside."""
        after = self.form(_AFTER_ACT).match(
            self.text, cue.end, len(self.text) if end is None else end
        )
        return after.end() if after else cue.end

    def addressee(self, cue: Cue, end: int | None = None) -> Chain | None:
        """Whom a speech act addresses, where they are named right after it and before `end`."""
        return self.chains.at(self.after_act(cue, end), len(self.text) if end is None else end)
