"""Strangers: whom an act addresses by a bare noun, told by the verb that follows: "đề nghị | trạm y tế | bổ sung thuốc"."""

from __future__ import annotations

import functools
import re
from dataclasses import replace

from extractor.directives.addressing import inherit
from extractor.directives.chains import Chain
from extractor.directives.context import Context
from extractor.directives.heads import Head
from extractor.records import BodyMention, Cue
from extractor.rules import Pack

_ACTS = ("act.yeu-cau", "act.de-nghi", "act.chi-dao", "act.luu-y", "act.nhac-nho", "act.mong-muon")
_WORD = re.compile(r"[^\W\d_]+ ")
_LONGEST = 7  # words
# With what no name ends.
_NO_END = frozenset(
    "và của với cho trong tại về được không sẽ đã đang nhằm là mà hoặc khi do từ các những một sự việc để theo trên bằng".split()
)


@functools.lru_cache(maxsize=8)
def _nouns(pack: Pack) -> re.Pattern[str]:
    words = sorted(pack.words("group-noun"), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)


def stranger(context: Context, rule: str, at: int, end: int) -> Head | None:
    """The head of an act's content that begins with a noun for whoever must act and a verb behind it.

    A noun alone ("địa phương", "đơn vị") points to those whom the speaker addressed before,
    where there are any.
    """
    if rule not in _ACTS or not context.text[at : at + 1].islower():
        return None
    noun = _nouns(context.pack).match(context.folded, at, end)
    if noun is None:
        return None
    word = context.word_at(Cue(rule, at, noun.end()), at, end)
    if word is not None and word[1] > noun.end():
        return None  # "khoa học" begins with no "khoa"
    position, last = noun.end() + 1, ""
    for _ in range(_LONGEST):
        if last not in _NO_END and _opens(context, position, end):
            head = context.heads.read(position, end)
            stop = position - 1
            if stop == noun.end() and inherit(context):
                return replace(head, start=at)
            body = BodyMention(at, stop, context.text[at:stop], "group", "body.asked", (at, stop))
            return replace(head, start=at, chain=Chain((body,), at, stop))
        following = _WORD.match(context.folded, position, end)
        if following is None:
            return None
        position, last = following.end(), following.group().strip()
    return None


def _opens(context: Context, position: int, end: int) -> bool:
    """Whether a predicate begins here."""
    if context.heads.words.adverb.match(context.folded, position, end) is not None:
        return context.heads.read(position, end).opening in ("verb", "modal")
    return context.heads.strong_verb_at(position)
