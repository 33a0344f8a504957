"""Strangers: whom an act addresses by a bare noun, told by the verb that follows: "đề nghị | trạm y tế | bổ sung thuốc"."""

from __future__ import annotations

import functools
import re
from dataclasses import replace

from extractor.directives.addressing import inherit
from extractor.directives.authority import rank
from extractor.directives.chains import Chain
from extractor.directives.context import Context
from extractor.directives.heads import Head
from extractor.recognise.lexicon import lexicon
from extractor.recognise.trie import either
from extractor.records import BodyMention, Cue
from extractor.rules import Pack, fold

_ACTS = (
    "act.yeu-cau",
    "act.de-nghi",
    "act.giao",
    "act.phan-cong",
    "act.chi-dao",
    "act.luu-y",
    "act.nhac-nho",
    "act.mong-muon",
    "act.can-dan",
)
_WORD = re.compile(r"\w+ ")
_WHERE = ("nếu ", "khi ")
_PAUSE = re.compile(r"\w+, ")  # "các chủ đầm nuôi, | phải …"
_AND = re.compile(r", | và |, và ")
_OF_PLACES = (1, 2, 4)  # ranks of communes, districts, provinces
_OF_FIRMS = 0
# Words between a subject and its predicate.
_THEN = ' [“"]?(?:thì )?(?:{opening.also} )?'
_BUT_THEN = r"[^,;:.]{3,60}? {opening.then-must}(?!\w)"
_TRAILING = "(?: (?:thì|{opening.also}))+$"
INITIALS = re.compile(r"[A-ZĐ]{2,6}(?=:? )")
_LONGEST = 9  # words
_SPOKEN_OF = 80  # characters
# Characters between an act and what it addresses, and in which it is looked for.
_NEAR, _FAR = 12, 40
_BEFORE_MODAL = re.compile(
    r"(?:người(?: [^\W\d_]+){1,4}?|[^\W\d_]+(?: [^\W\d_]+)?)(?= (?:cần|phải|có trách nhiệm|không được)(?!\w))"
)
# With what no name ends.
_NO_END = frozenset(
    "từng vẫn thường luôn và của với cho trong tại về được không sẽ đã đang nhằm là mà hoặc khi do từ các những một sự việc để theo trên bằng".split()
)


@functools.lru_cache(maxsize=8)
def _things(pack: Pack) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Things, which are not asked, and whatever else "các" may open."""
    opened, things = either(pack.words("stranger-open")), either(pack.words("thing-noun"))
    other = rf"(?:{opened}\s+)+(?!{things})[^\W\d_]+(?!\w)"
    return re.compile(things), re.compile(other)


def addressed(context: Context, rule: str, at: int, end: int) -> Head | None:
    """The head of an act's content that begins with a noun for whoever must act and a verb behind it."""
    initials = INITIALS.match(context.text, at, end)
    if rule not in _ACTS or not (context.text[at : at + 1].islower() or initials):
        return None
    return stranger(context, at, end)


def stranger(context: Context, at: int, end: int, *, plural: bool = True) -> Head | None:
    """The head of a clause whose subject is no known body: a noun for people, and a verb behind it.

    With `plural` any noun behind "các" will do that names no thing. A noun alone ("địa phương",
    "đơn vị") points to those whom the speaker addressed before, where there are any.
    """
    things, other = _things(context.pack)
    noun = lexicon(context.pack).somebody.match(context.folded, at, end)
    half = noun is not None and not _whole_words(context, noun, at, end)
    if half:
        noun = None  # "đội | ngũ những người làm báo", "khoa | học"
    known = noun is not None
    thing = things.match(context.folded, noun.start("noun")) if noun is not None else None
    if noun is not None and thing is not None and thing.end() > noun.end():
        return None  # "các trường thông tin", "các khu công nghiệp"
    if noun is None and plural:
        noun = other.match(context.folded, at, end)
        if noun is None and not half:
            noun = _before_modal(context, at, end)
    if noun is None or not _whole_words(context, noun, at, end):
        return None
    first = _every(context, noun.end(), end)
    then = context.form(_THEN).match(context.folded, first, end)
    position, last = then.end() if then is not None else first + 1, ""
    if context.form("{opening.be-done} ").match(context.folded, position, end):
        return None  # "người dân phải được tiêm đủ": they are served, and do nothing
    for _ in range(_LONGEST):
        if context.folded.startswith(_WHERE, position) and last not in _NO_END:
            # "yêu cầu người dân | nếu phát hiện cháy thì báo …": in that case they must.
            stop = position - 1
            body = BodyMention(at, stop, context.text[at:stop], "group", "body.asked", (at, stop))
            return Head(at, position, Chain((body,), at, stop), opening="verb")
        if (
            last not in _NO_END
            and not context.rule_at(position, "member.which")
            and (
                _opens(context, position, end)
                or (known and position == first + 1 and _does(context, position, end))
            )
            and _begins_word(context, position, at, end)
        ):
            head = context.heads.read(position, end)
            stop = len(context.form(_TRAILING).sub("", context.folded[:position].rstrip(' ,“"')))
            alone = stop == noun.end() and noun.group() in context.pack.words("pointed-at")
            if alone and _points(context, noun.group()):
                return replace(head, start=at)
            body = BodyMention(at, stop, context.text[at:stop], "group", "body.asked", (at, stop))
            return replace(head, start=at, chain=Chain((body,), at, stop))
        following = _WORD.match(context.folded, position, end) or _PAUSE.match(
            context.folded, position, end
        )
        if following is None or (
            "," in following.group() and following.end() not in context.heads.modals
        ):
            return None
        position, last = following.end(), following.group().strip()
    return None


def _does(context: Context, position: int, end: int) -> bool:
    """Whether the verb right behind a noun is what must be done, not which people are meant: "bà con nuôi ao đất thì cần …"."""
    if not context.heads.verb_at(position) or context.heads.owing(position):
        return False
    later = context.form(_BUT_THEN).match(context.folded, position, end)
    return later is None


def _every(context: Context, at: int, end: int) -> int:
    """The end of a row of nouns for people whose first ends at a position: "mỗi đoàn viên|, thanh niên"."""
    while (joint := _AND.match(context.text, at, end)) is not None:
        noun = lexicon(context.pack).somebody.match(context.folded, joint.end(), end)
        if noun is None:
            break
        at = noun.end()
    return at


def _points(context: Context, noun: str) -> bool:
    """Whether a noun points to those whom the speaker addressed before: "địa phương" to no firm or board, "doanh nghiệp" to firms."""
    before = inherit(context)
    if noun == "doanh nghiệp":
        return any(rank(context, body.name) == _OF_FIRMS for body in before)
    if noun != "địa phương":
        return bool(before)
    return any(rank(context, body.name) in _OF_PLACES for body in before)


def points_back(context: Context, chain: Chain) -> bool:
    """Whether an addressee is a noun alone that points to those whom the speaker addressed before."""
    body = chain.bodies[0]
    alone = body.rule == "body.asked" and fold(body.name) in context.pack.words("pointed-at")
    return alone and len(chain.bodies) == 1 and _points(context, fold(body.name))


def names_sort(context: Context, at: int, end: int) -> bool:
    """Whether a noun says of what sort those are whom it names: "giáo viên", "cơ sở đào tạo"; not "sở", "cơ quan"."""
    noun = lexicon(context.pack).somebody.match(context.folded, at, end)
    sort = noun["noun"] if noun is not None else ""
    return " " in sort and sort not in context.pack.words("pointed-at")


def names_people(context: Context, start: int, end: int) -> bool:
    """Whether a phrase begins with a noun for people or bodies."""
    noun = lexicon(context.pack).somebody.match(context.folded, start, end)
    if noun is None or not _whole_words(context, noun, start, end):
        return False
    thing = _things(context.pack)[0].match(context.folded, noun.start("noun"))
    return thing is None or thing.end() <= noun.end()  # "các trường thông tin"


def spoken_of(context: Context, start: int, end: int) -> Chain | None:
    """The people whom a sentence sets ahead of who asks: "Với | những hộ kinh doanh nhỏ, | ông Hà yêu cầu …"."""
    begins = context.heads.skip_connectors(start, end)
    matter = context.heads.words.topical.match(context.folded, begins, end)
    comma = context.text.find(",", begins, end)
    if matter is None or not 0 < comma - matter.end() < _SPOKEN_OF:
        return None
    sort = context.form(r"(?:những|các|mọi|mỗi)?\s*(?:người|hộ)\s").match(
        context.folded, matter.end(), comma
    )
    if sort is None and not names_people(context, matter.end(), comma):
        return None
    at = (matter.end(), comma)
    body = BodyMention(*at, context.text[slice(*at)], "group", "body.asked", at)
    return Chain((body,), *at)


def _begins_word(context: Context, position: int, start: int, end: int) -> bool:
    """Whether a word of segmentation begins at a position: no task in the midst of "bàn | giao"."""
    word = context.word_at(Cue("", position, position + 1), start, end)
    return word is None or word[0] == position


def _whole_words(context: Context, noun: re.Match[str], start: int, end: int) -> bool:
    """Whether segmentation sees no longer word at a noun: "khoa học" begins with no "khoa"."""
    word = context.word_at(Cue("", noun.start(), noun.end()), start, end)
    return word is None or word[1] <= noun.end()


def _before_modal(context: Context, at: int, end: int) -> re.Match[str] | None:
    """A noun of a word or two right before a modal: "yêu cầu | tàu | cần bám biển"; no thing that must be so."""
    noun = _BEFORE_MODAL.match(context.folded, at, end)
    if noun is None or noun.end() + 1 not in context.heads.modals:
        return None
    things = context.pack.words("thing-noun")
    # Without an act before it only initials and people are meant for sure: "Muốn vậy, EVN phải …".
    sure = context.text[at : noun.end()].isupper() or noun.group().startswith("người ")
    sure = sure or any(0 < at - cue.end <= _NEAR for cue in context.acts(max(0, at - _FAR), at))
    return noun if sure and noun.group() not in things else None


def _opens(context: Context, position: int, end: int) -> bool:
    """Whether a predicate begins here."""
    if position in context.heads.modals:
        return True
    if context.folded.startswith(("cùng ", "phối hợp "), position):
        return context.heads.read(position, end).opening == "verb"
    if context.heads.words.adverb.match(context.folded, position, end) is not None:
        return context.heads.read(position, end).opening in ("verb", "modal")
    # "Cơ quan | soạn thảo | phải …": the verb before a modal says which they are.
    return context.heads.strong_verb_at(position) and not context.heads.owing(position)
