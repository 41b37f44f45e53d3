"""Small pieces of WordprocessingML: escaped words, runs, lengths in twips.

Everything is joined from strings: a tree of XML objects per run is what makes a file slow to
write. Elements stand in the order that the schema of ECMA-376 (part 1, 17.3) asks for.
"""

from __future__ import annotations

import re

from kehoach_desktop.documents.composition import Mark

#: The only face of a paper (Decree 30/2020, Appendix I, I.3) [P07].
FONT = "Times New Roman"
FONTS = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
#: What stands at a fixed block itself too, not in its style alone: it is not to be restyled.
CENTRED = '<w:jc w:val="center"/>'
BORDER_BELOW = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="0" w:color="auto"/></w:pBdr>'
BORDER_BESIDE = '<w:pBdr><w:left w:val="single" w:sz="12" w:space="7" w:color="auto"/></w:pBdr>'
#: Ink of the marks of urgency (II.10.b) [K01].
RED = "FF0000"
LANGUAGE = '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="vi-VN"/>'

#: Code points that XML 1.0 cannot hold.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def escaped(text: str) -> str:
    """Return `text` as XML content or attribute value."""
    if _NOT_XML.search(text):
        text = _NOT_XML.sub("", text)
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text or ">" in text:
        text = text.replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;") if '"' in text else text


def twips(points: float) -> int:
    """Return a length in points as twentieths of a point."""
    return round(points * 20)


def toggle(name: str, value: bool | None) -> str:
    """Return the property `name` switched on or off for both kinds of script; "" for None."""
    if value is None:
        return ""
    off = "" if value else ' w:val="0"'
    return f"<w:{name}{off}/><w:{name}Cs{off}/>"


def struck(mark: Mark | None) -> str:
    """Return the property that draws a line through words."""
    return "<w:strike/>" if mark is Mark.STRUCK else ""


def underlined(mark: Mark | None) -> str:
    """Return the property that draws a line below words; it stands after the size."""
    return '<w:u w:val="single"/>' if mark is Mark.UNDERLINED else ""


def sizes(points: float) -> str:
    """Return the font size: half-points."""
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def run(text: str, properties: str = "") -> str:
    """Return a run of words; `properties` is the content of its `w:rPr`, "\\n" breaks a line."""
    if not text:
        return ""
    if properties:
        properties = f"<w:rPr>{properties}</w:rPr>"
    words = escaped(text)
    if "\n" in words:
        words = words.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    return f'<w:r>{properties}<w:t xml:space="preserve">{words}</w:t></w:r>'


def in_list(number: int, level: int | None = None) -> str:
    """Return the property that puts a paragraph (or a style) into a list."""
    place = "" if level is None else f'<w:ilvl w:val="{level}"/>'
    return f'<w:numPr>{place}<w:numId w:val="{number}"/></w:numPr>'


def spacing(before: float, after: float, line: float = 1.0) -> str:
    """Return gaps in points and the line pitch as a multiple of single spacing."""
    return (
        f'<w:spacing w:before="{twips(before)}" w:after="{twips(after)}"'
        f' w:line="{round(240 * line)}" w:lineRule="auto"/>'
    )


def indent(left: float = 0.0, right: float = 0.0, first: float = 0.0) -> str:
    """Return the indents in points."""
    return f'<w:ind w:left="{twips(left)}" w:right="{twips(right)}" w:firstLine="{twips(first)}"/>'


def exact(height: float) -> str:
    """Return a line pitch of exactly `height` points, without gaps."""
    return f'<w:spacing w:before="0" w:after="0" w:line="{twips(height)}" w:lineRule="exact"/>'
