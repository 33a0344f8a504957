"""The grammar of generic groups: "các sở, ban, ngành và địa phương", "Thủ trưởng các đơn vị liên quan"."""

from __future__ import annotations

import re

from extractor.recognise.naming import UPPER, Namer

_AND = re.compile(r"\s*(?:,|;|/|-)\s*(?:và\s+)?|\s+(?:và|cùng|hoặc)\s+")
_COUNT = re.compile(r"\d{1,3}\s+")
_FROM_TO = re.compile(rf"\s+từ\s+(?:[{UPPER}]\w*\s*)+đến\s+(?:[{UPPER}]\w*\s?)+(?<!\s)")
_OF = re.compile(r"\s+(?:thuộc|trực thuộc|của|ở|trong|tại|cấp)\s+")
_AREA = re.compile(r"\s+trên\s+địa\s+bàn(?:\s+hai|\s+các)?\s*")
# Nouns that name an actor by themselves, without "các" and without a second noun.
_ACTORS = re.compile(
    r"(?:cơ quan chức năng|lực lượng chức năng|cơ quan chuyên môn|chủ đầu tư|nhà thầu|chính quyền địa phương|"
    r"chính quyền các cấp|cấp ủy các cấp|cơ quan thông tấn báo chí|cơ quan báo chí|đơn vị thi công|đơn vị tư vấn|"
    r"cơ quan tham mưu|cơ quan chủ trì|cơ quan phối hợp|đơn vị chủ trì|đơn vị phối hợp|giáo viên chủ nhiệm|ban giám hiệu|"
    r"ban giám đốc|nhà trường|cả nhóm|toàn thể|lực lượng công an|công an các đơn vị|ban đại diện cha mẹ học sinh|"
    r"cơ quan thường trực|cơ quan điều tra|hội đồng trường|đơn vị quản lý|chủ dự án|chủ hồ)(?!\w)"
)


class Groups:
    """Reads generic groups in one text."""

    def __init__(self, namer: Namer) -> None:
        self.text = namer.text
        self.folded = namer.folded
        self.namer = namer
        self.lex = namer.lex

    def end(self, at: int) -> int | None:
        """Where the group that begins at `at` ends; None where none begins there."""
        opened = self._opened(at)
        first = self._noun(opened if opened is not None else at)
        if first is None:
            actor = _ACTORS.match(self.folded, at)
            return self._tails(actor.end()) if actor else None
        stop, count = self._list(first)
        if opened is None and count < 2:
            actor = _ACTORS.match(self.folded, at)
            return self._tails(max(actor.end(), stop)) if actor else None
        return self._tails(stop)

    def _opened(self, at: int) -> int | None:
        """The position after "các", "những", "toàn thể", "30" …; None where nothing opens a group."""
        opened = None
        while True:
            match = self.lex.group_open.match(self.folded, at) or _COUNT.match(self.folded, at)
            if match is None:
                return opened
            at = match.end()
            while at < len(self.text) and self.text[at] in " ":
                at += 1
            opened = at

    def _noun(self, at: int) -> int | None:
        """The end of one generic noun, "các" before it allowed."""
        match = self.lex.group_open.match(self.folded, at)
        if match is not None:
            at = match.end() + 1
        noun = self.lex.group_noun.match(self.folded, at)
        if noun is None:
            return None
        following = re.compile(rf"\s+[{UPPER}]").match(self.text, noun.end())
        proper = noun.group() in ("bộ", "sở", "phòng", "ban", "cục", "khoa", "trường", "bệnh viện", "công an", "công ty", "hội", "tổ", "nhóm", "lớp", "huyện", "tỉnh", "thành phố", "xã", "phường", "quận", "thị xã", "ngân hàng", "tập đoàn")
        if proper and following is not None and not self._body_follows(noun.end()):
            return None
        return noun.end()

    def _body_follows(self, at: int) -> bool:
        space = re.compile(r"\s+").match(self.text, at)
        return space is not None and self.lex.head.match(self.text, space.end()) is not None

    def _list(self, stop: int) -> tuple[int, int]:
        count = 1
        while True:
            joint = _AND.match(self.folded, stop)
            if joint is None:
                return stop, count
            end = self._noun(joint.end())
            if end is None or (";" in joint.group() and not self.lex.group_open.match(self.folded, joint.end())):
                return stop, count
            stop, count = end, count + 1

    def _tails(self, at: int) -> int:
        """Past what narrows the group: "liên quan", "trên địa bàn tỉnh X", "thuộc UBND huyện"."""
        while True:
            end = self._tail(at)
            if end is None:
                return at
            at = end

    def _tail(self, at: int) -> int | None:
        area = _AREA.match(self.folded, at)
        if area is not None:
            return self._narrowed(area.end()) or (area.end() if self.folded[area.end() - 1] != " " else area.end() - 1)
        between = _FROM_TO.match(self.text, at)
        if between is not None:
            return between.end()
        of = _OF.match(self.folded, at)
        if of is not None:
            end = self._narrowed(of.end())
            if end is not None:
                return end
        space = re.compile(r"\s+").match(self.text, at)
        if space is None:
            return None
        tail = self.lex.group_tail.match(self.folded, space.end())
        if tail is not None and not self.lex.task.match(self.folded, space.end()):
            level = self.lex.level.match(self.text, space.end())
            place = self.namer.place_end(level.end()) if level is not None else None
            return place or tail.end()
        head = self.lex.head.match(self.text, space.end())
        if head is not None:
            return self.namer.name_end(space.end(), head.end())
        return None

    def _narrowed(self, at: int) -> int | None:
        """The end of the body, place or noun that "thuộc", "của", "trên địa bàn" point to."""
        head = self.lex.head.match(self.text, at)
        if head is not None:
            return self.namer.name_end(at, head.end())
        level = self.lex.level.match(self.text, at)
        if level is not None:
            return self.namer.place_end(level.end()) or level.end()
        noun = self.lex.group_noun.match(self.folded, at)
        if noun is not None:
            return noun.end()
        return self.namer.place_end(at)
