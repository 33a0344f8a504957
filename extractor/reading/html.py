"""Saved web pages: the article without menus, related links and comments."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree, html

from extractor.errors import InputError
from extractor.reading.content import Builder, Content, Place
from extractor.reading.encodings import decode
from extractor.reading.layout import is_layout
from extractor.reading.markers import MARKER

_SKIPPED = frozenset(
    ["script", "style", "noscript", "nav", "footer", "aside", "form", "iframe", "svg", "button", "template", "select", "option", "textarea", "input", "object", "embed", "video", "audio", "canvas", "head", "map", "dialog"]
)  # fmt: skip
_BLOCKS = frozenset(
    ["p", "div", "section", "article", "main", "header", "body", "html", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "table", "tr", "td", "th", "thead", "tbody", "tfoot", "caption", "figure", "figcaption", "blockquote", "pre", "address", "center", "hr", "fieldset", "details", "summary"]
)  # fmt: skip
_NOISE = re.compile(
    r"(?:^|[\s_-])(?:menu|nav|navbar|breadcrumbs?|sidebar|related|relate|tin-?lien-?quan|tinlienquan|lien-quan"
    r"|comments?|binh-?luan|share|social|footer|banner|adv|ads|advert\w*|quang-?cao|tags?|tag-list|most-?view|doc-nhieu"
    r"|xem-?them|read-?more|newsletter|login|popup|pagination|copyright|toolbar|widget|box-tin|tin-khac|other-news)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"caption|chu-?thich|photo-?(?:desc|cms)|image-?desc|desc-?image|ghichu|pcaption", re.IGNORECASE
)
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE
)
_ISO = re.compile(r"(20\d\d)-(\d\d)-(\d\d)")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
_MOST = 0.8


def read_html(data: bytes) -> Content:
    """The article of a page, its captions and tables known, with the page's own title and date.

    Raises InputError for a page without text.
    """
    text, encoding = _decoded(data)
    parser = html.HTMLParser(
        remove_comments=True, remove_pis=True, no_network=True, huge_tree=False
    )
    try:
        clean = _UNPRINTABLE.sub("", re.sub(r"^\s*<\?xml[^>]*\?>", "", text))
        tree = html.document_fromstring(clean, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise InputError(
            "Trang web hỏng hoặc không có nội dung.", "Mở trang trong trình duyệt rồi lưu lại."
        ) from error
    title, date = _metadata(tree)
    _hide_noise(tree)
    _break_lines(tree)
    root = _article(tree)
    builder = Builder()
    _Walk(builder).run(root)
    heading = next(iter(root.iter("h1")), None)
    headline = _line(heading) if heading is not None else title
    return Content(
        builder.text(), encoding, tuple(builder.pieces), title=headline or None, date=date
    )


def _decoded(data: bytes) -> tuple[str, str]:
    try:
        return decode(data)
    except InputError:
        declared = _CHARSET.search(data[:4096])
        if declared is None or b"\x00" in data:
            raise
        try:
            name = declared[1].decode("ascii").lower()
            return data.decode(name, errors="replace"), name
        except LookupError:
            pass
        raise


def _metadata(tree: html.HtmlElement) -> tuple[str | None, dt.date | None]:
    title: str | None = None
    stamps: list[str] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            stamps += _published(script.text or "")
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        if name == "og:title":
            title = title or meta.get("content")
        elif name in (
            "article:published_time",
            "datepublished",
            "pubdate",
            "dc.date",
            "dc.created",
        ):
            stamps.append(meta.get("content") or "")
    stamps += [time.get("datetime") or "" for time in tree.iter("time")]
    for stamp in stamps:
        match = _ISO.search(stamp)
        if match is not None:
            try:
                return title, dt.date(int(match[1]), int(match[2]), int(match[3]))
            except ValueError:
                continue
    return title, None


def _published(source: str) -> list[str]:
    try:
        data = json.loads(source)
    except (ValueError, RecursionError):
        return []
    found: list[str] = []
    queue = [data]
    while queue and len(found) < 5:
        item = queue.pop()
        if isinstance(item, dict):
            stamp = item.get("datePublished")
            if isinstance(stamp, str):
                found.append(stamp)
            queue += item.values()
        elif isinstance(item, list):
            queue += item
    return found


def _hide_noise(tree: html.HtmlElement) -> None:
    """Mark as hidden what is never part of an article."""
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        hidden = _HIDDEN.search(element.get("style") or "")
        noise = element.tag not in ("body", "html", "article", "h1") and _NOISE.search(names)
        if element.tag in _SKIPPED or hidden or noise:
            element.set("hidden", "")


def _break_lines(tree: html.HtmlElement) -> None:
    """The line ends of preformatted text as the breaks that they are."""
    for pre in tree.iter("pre"):
        for element in list(pre.iter()):
            # From behind, since each is then put in without a search for its place.
            if isinstance(element.tag, str) and element.text:
                element.text, *lines = element.text.split("\n")
                for line in reversed(lines):
                    element.insert(0, _break(line))
            if element is not pre and element.tail:
                first, *lines = element.tail.split("\n")
                element.tail = None
                for line in reversed(lines):
                    element.addnext(_break(line))
                element.tail = first


def _break(line: str) -> html.HtmlElement:
    made = html.Element("br")
    made.tail = line
    return made


def _article(tree: html.HtmlElement) -> html.HtmlElement:
    """The smallest element that holds most of the text outside links, and the headline with it."""
    good: dict[html.HtmlElement, int] = {}
    hidden: set[html.HtmlElement] = set()
    for element in tree.iter():
        if element.get("hidden") is not None or element.getparent() in hidden:
            hidden.add(element)
            good[element] = 0
            continue
        own = len((element.text or "").strip()) if element.tag != "a" else 0
        good[element] = own + sum(len((child.tail or "").strip()) for child in element)
    # Children come after their parents in document order.
    for element in reversed(list(good)):
        parent = element.getparent()
        if parent is not None and parent in good and element.tag != "a":
            good[parent] += good[element]
    body = tree.find("body")
    root = body if body is not None else tree
    whole = good.get(root, 0)
    heading = next(iter(tree.iter("h1")), None)
    keep = set(heading.iterancestors()) if heading is not None else set()
    while True:
        best = max(root, key=lambda child: good.get(child, 0), default=None)
        if best is None or best.tag in ("table", "p", "tbody", "tr", "ul", "ol"):
            return root
        if good.get(best, 0) < _MOST * whole or (root in keep and best not in keep):
            return root
        root = best


def _line(element: html.HtmlElement) -> str:
    return _SPACE.sub(" ", element.text_content()).strip()


class _Walk:
    """Goes through an element in document order and writes a line for each block in it."""

    def __init__(self, builder: Builder) -> None:
        self._builder = builder
        self._tables = 0
        self._buffer: list[str] = []
        self._linked = 0
        self._pending = ""

    def run(self, root: html.HtmlElement) -> None:
        # An explicit stack, since pages nest without limit.
        stack: list[tuple[str, html.HtmlElement, Place]] = [("open", root, Place())]
        while stack:
            step, element, place = stack.pop()
            if step == "tail":
                self._text(element.tail)
                continue
            if step == "close":
                self._flush(place)
                continue
            tag = element.tag if isinstance(element.tag, str) else ""
            if element.get("hidden") is not None:
                continue
            if tag == "br":
                self._buffer.append("\n")
                continue
            inner = self._place(element, tag, place)
            block = tag in _BLOCKS
            if block:
                self._flush(place)
                stack.append(("close", element, inner))
                if tag == "li":
                    self._pending = _marker(element)
            children = list(self._children(element, tag, inner))
            for child, at in reversed(children):
                stack.append(("tail", child, at))
                stack.append(("open", child, at))
            self._text(element.text, linked=tag == "a")
            if tag == "a":
                self._linked += sum(len(c.text or "") for c in element.iterdescendants())

    def _children(
        self, element: html.HtmlElement, tag: str, place: Place
    ) -> Iterator[tuple[html.HtmlElement, Place]]:
        if tag != "table" or not _is_data(element):
            for child in element:
                yield child, place
            return
        self._tables += 1
        rows = [row for row in element.iter("tr") if _table_of(row) is element]
        taken: dict[tuple[int, int], bool] = {}
        for r, row in enumerate(rows, start=1):
            column = 1
            for cell in row:
                if cell.tag not in ("td", "th"):
                    continue
                while taken.get((r, column)):
                    column += 1
                wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
                for dr in range(min(high, len(rows))):
                    for dc in range(wide):
                        taken[r + dr, column + dc] = True
                columns = tuple(range(column, column + wide)) if wide > 1 else ()
                yield cell, Place("cell", None, self._tables, r, column, columns)
                column += wide

    def _place(self, element: html.HtmlElement, tag: str, place: Place) -> Place:
        if place.kind == "cell":
            return place
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if tag == "figcaption" or (tag != "table" and _CAPTION.search(names)):
            return replace(place, kind="caption")
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            return replace(place, kind="heading")
        return place

    def _text(self, text: str | None, *, linked: bool = False) -> None:
        if text:
            if linked:
                self._linked += len(text)
            self._buffer.append(_SPACE.sub(" ", text))

    def _flush(self, place: Place) -> None:
        text = "\n".join(line.strip() for line in "".join(self._buffer).split("\n"))
        linked, self._linked = self._linked, 0
        self._buffer = []
        if not text.strip():
            return
        text, self._pending = self._pending + text.strip(), ""
        if linked * 2 > len(text) and place.kind is None:
            return  # a line of links is navigation
        if place.kind == "heading" and MARKER.match(text.strip()):
            place = replace(place, kind=None)
        self._builder.add(text, place)


def _is_data(table: html.HtmlElement) -> bool:
    """Whether a table holds rows of data, and is not there for the page's layout."""
    rows = [row for row in table.iter("tr") if _table_of(row) is table]
    if len(rows) < 2 or sum(len(row) >= 2 for row in rows) < 2:
        return False
    if next(table.iterdescendants("table"), None) is not None:
        return False
    return not is_layout(table.text_content())


def _table_of(row: html.HtmlElement) -> html.HtmlElement | None:
    return next(row.iterancestors("table"), None)


def _span(cell: html.HtmlElement, name: str) -> int:
    value = cell.get(name) or "1"
    return min(max(int(value), 1), 100) if value.isascii() and value.isdigit() else 1


def _marker(item: html.HtmlElement) -> str:
    """The marker of a list item as a browser prints it."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return "- "
    start = parent.get("start") or "1"
    before = sum(1 for sibling in item.itersiblings("li", preceding=True))
    number = (int(start) if start.isascii() and start.isdigit() else 1) + before
    if parent.get("type") in ("a", "A") and number <= 26:
        letter = chr(ord("a") + number - 1)
        return f"{letter.upper() if parent.get('type') == 'A' else letter}. "
    return f"{number}. "
