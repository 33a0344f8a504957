"""Speakers: who is asking, with the position that the document gives."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.recognise import participants
from extractor.records import BodyMention, Document, Header, Mentions, PersonMention, Speaker
from extractor.rules import fold

# All of a name: that of "UBND huyện Đông Anh" only ends like one.
_ANAPHOR = re.compile(
    r"(?:(?:các|vị)\s+)?(?:đồng chí|đ/c|ông|bà|anh|chị|người đứng đầu|vị|lãnh đạo)(?:\s+(?:lãnh đạo|này))?"
)
_SHORT = {
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "tp": "thành phố",
    "tp.": "thành phố",
}
_CONCLUDED = re.compile(r"(?:kết luận|ý kiến chỉ đạo)\s+(?:chỉ đạo\s+)?của\s+(?:đồng chí\s+)?$")
_RECORDED = re.compile(
    r"(?:lược\s+ghi|ghi\s+lại|trích(?:\s+đăng)?|toàn\s+văn|giới\s+thiệu|đăng\s+tải)\s+(?:[^.;:\n]{0,30}\s)?"
    r"(?:phát\s+biểu|bài\s+nói|ý\s+kiến|kết\s+luận)(?:\s+(?:chỉ\s+đạo|kết\s+luận))?\s+của\s+$"
)
# The words with which a position ends that leaves its place out.
_LEVELS = ("tỉnh", "phố", "ủy", "huyện", "quận", "xã", "phường")
_LEADERS = re.compile(r"^(?:lãnh đạo|người đứng đầu) ")
_LEADING = ("đồng chí", "đ/c", "ông", "bà", "các", "lãnh đạo")


def title_words(title: str) -> list[str]:
    """A position in lower case, abbreviations written out, courtesies left out."""
    words = " ".join(_SHORT.get(w, w) for w in re.findall(r"[\w.]+", fold(title)))
    for courtesy in _LEADING:
        words = words.removeprefix(courtesy + " ")
    return words.split()


def holds(title: str, position: str | None) -> bool:
    """Whether somebody of this position can be called by this title.

    "Thủ tướng" fits "Thủ tướng Chính phủ" and never "Phó Thủ tướng": both begin alike, and
    the shorter says nothing that the longer does not. Of several titles in a row he holds each.
    """
    if not position:
        return False
    several = [part for part in title.split(",") if part.strip()]
    if len(several) > 1:
        return all(holds(part, position) for part in several)
    called = title_words(title)
    for part in re.split(r"[,;]| - | kiêm ", position):
        held = title_words(part)
        if called and held and called[0] == held[0] and set(called) <= set(held):
            return True
    return False


def _without_its_place(title: str, position: str | None) -> bool:
    """Whether a position says all of a title but the name of the place: "Bí thư Thành ủy" of "Bí thư Thành ủy Hải Phòng"."""
    called, held = title_words(title), title_words(position or "")
    return bool(held) and held[-1] in _LEVELS and called[: len(held)] == held


def _elsewhere(leaders: str, position: str) -> bool:
    """Whether leaders are of an office other than that of a position: "Lãnh đạo Sở Xây dựng", "Chủ tịch UBND thị xã"."""
    office = _LEADERS.sub("", fold(leaders)).split()
    return (
        len(office) > 1 and office[0] != "chính" and not set(office) & set(fold(position).split())
    )


def is_called(name: str, full: str | None) -> bool:
    """Whether a body of this full name can be called so, shortened or cut to initials.

    "HĐND tỉnh" is "Hội đồng nhân dân tỉnh Hòa An", "Bộ GDĐT" is "Bộ Giáo dục và Đào tạo".
    """
    called = title_words(name)
    if not full or not called:
        return False
    if title_words(full)[: len(called)] == called:
        return True
    head, _, letters = name.partition(" ")
    first, _, rest = full.partition(" ")
    initials = "".join(word[0] for word in rest.split() if word != "và").upper()
    return head == first and "".join(c for c in letters if c.isalpha()) == initials


def document_speaker(document: Document, mentions: Mentions) -> Speaker | None:
    """Whose directives a document's are when its text names nobody: signer, issuer, or the chair of minutes."""
    speakers = Speakers(mentions.people, document.header)
    if document.header.kind != "minutes":
        text = document.normal.text
        return speakers.of_document(text) or _concluding(document, mentions.bodies)
    chair = participants.chair(document.normal.text, document.blocks, mentions.people)
    return replace(speakers.person(chair), rule="speaker.chair") if chair is not None else None


def _concluding(document: Document, bodies: Sequence[BodyMention]) -> Speaker | None:
    """The post whose conclusion a document without letterhead gives: "Ý kiến kết luận của | Chủ tịch UBND huyện"."""
    if document.header.kind != "conclusion":
        return None
    text = document.normal.text
    post = next((b for b in bodies if b.type == "post"), None)
    if post is None or not _CONCLUDED.search(fold(text[max(0, post.start - 60) : post.start])):
        return None
    return Speaker(post.name, None, (post.start, post.end), "speaker.post")


class Speakers:
    """The people of a document, found again by name, title or courtesy."""

    def __init__(self, people: Sequence[PersonMention], header: Header) -> None:
        self._people = people
        self._header = header
        self._fitting: dict[str, list[PersonMention]] = {}
        self._named: dict[str, list[PersonMention]] = {}
        for person in people:
            self._named.setdefault(person.name, []).append(person)

    def person(self, mention: PersonMention) -> Speaker:
        """The speaker that a person mention names, with the fullest position given anywhere."""
        if " " not in mention.name:
            fuller = next((n for n in self._named if n.endswith(f" {mention.name}")), None)
            if fuller is not None:
                mention = PersonMention(mention.start, mention.end, fuller, None, mention.rule)
        known = [p.position for p in self._named.get(mention.name, ()) if p.position]
        if mention.position is not None:
            known = [mention.position, *(p for p in known if holds(mention.position, p))]
        position = max(known, key=len, default=None)
        return Speaker(mention.name, position, (mention.start, mention.end), "speaker.person")

    def named(self, body: BodyMention, current: Speaker | None) -> Speaker:
        """The speaker that a title, courtesy or body stands for at its place in the text."""
        at = (body.start, body.end)
        leaders = (
            fold(body.name).startswith(("lãnh đạo ", "người đứng đầu "))
            and " các " not in fold(body.name)
            and current is not None
            and current.position
            and not _elsewhere(body.name, current.position)
        )
        pointing = _ANAPHOR.fullmatch(fold(body.name)) is not None
        if (pointing or leaders) and current is not None:
            return Speaker(current.name, current.position, at, "speaker.dong-chi")
        if pointing and (named := [p for p in self._people if p.end <= body.start]):
            return replace(self.person(named[-1]), at=at, rule="speaker.dong-chi")
        if body.name not in self._fitting:
            self._fitting[body.name] = [p for p in self._people if holds(body.name, p.position)]
        fitting = self._fitting[body.name]
        before = [p for p in fitting if p.start <= body.start]
        if current is not None and holds(body.name, current.position):
            return Speaker(current.name, current.position, at, "speaker.title")
        if fitting and body.type in ("post", "person"):
            person = before[-1] if before else fitting[0]
            return Speaker(person.name, self.person(person).position, at, "speaker.title")
        signer = self._header.signer
        if (
            signer is not None
            and signer.position
            and body.type == "post"
            and (holds(body.name, signer.position) or holds(signer.position, body.name))
        ):
            return Speaker(signer.name, signer.position, at, "speaker.signer")
        if body.type == "post":
            held = {p.name for p in self._people if _without_its_place(body.name, p.position)}
            if len(held) == 1:
                person = self._named[next(iter(held))][0]
                return replace(self.person(person), at=at, rule="speaker.title")
            return Speaker(body.name, None, at, "speaker.post")
        issuer = self._header.issuer
        whole = issuer if issuer is not None and is_called(body.name, issuer) else body.name
        return Speaker(whole, None, at, "speaker.body")

    @staticmethod
    def _recorded(text: str, person: PersonMention) -> bool:
        """Whether a piece gives a speech of this person: "Báo … lược ghi phát biểu chỉ đạo của đồng chí A"."""
        return _RECORDED.search(fold(text[max(0, person.start - 90) : person.start])) is not None

    def of_document(self, text: str) -> Speaker | None:
        """Whose directives an official document's are when its text names nobody."""
        header = self._header
        concluded = next(
            (
                p
                for p in self._people
                if _CONCLUDED.search(fold(text[max(0, p.start - 60) : p.start]))
            ),
            None,
        )
        if header.kind == "conclusion" and concluded is not None:
            return self.person(concluded)
        if header.kind in ("news", "minutes") or (header.kind == "other" and not header.issuer):
            recorded = next((p for p in self._people if self._recorded(text, p)), None)
            return self.person(recorded) if recorded is not None else None
        if header.issuer:
            issued_by_post = header.signer is not None and (
                holds(header.issuer, header.signer.position)
                or holds(header.signer.position or "", header.issuer)
            )
            if issued_by_post and header.signer is not None:
                return Speaker(header.signer.name, header.signer.position, None, "speaker.signer")
            return Speaker(header.issuer, None, None, "speaker.issuer")
        if header.signer is not None:
            return Speaker(header.signer.name, header.signer.position, None, "speaker.signer")
        return None
