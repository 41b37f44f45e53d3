"""What makes a PDF fit for archives (PDF/A-2b, ISO 19005-2) beside embedded faces.

Our own rules are held by tests with pikepdf; no file was put before veraPDF, so the files say what
they follow and the documentation says how far that was checked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from kehoach_desktop.documents.pdf import icc

if TYPE_CHECKING:
    from reportlab.pdfbase.pdfdoc import PDFDocument
    from reportlab.pdfgen.canvas import Canvas

#: PDF/A-2 is written in the terms of PDF 1.7.
VERSION = (1, 7)
#: ReportLab's invariant files say they were made then; XMP must not say otherwise.
_MADE = "2000-01-01T00:00:00+00:00"
_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{tool}</xmp:CreatorTool>
<xmp:CreateDate>{made}</xmp:CreateDate><xmp:ModifyDate>{made}</xmp:ModifyDate>
<pdf:Producer>{producer}</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def make_archival(canvas: Canvas, title: str, author: str, tool: str, language: str) -> None:
    """Add the metadata and the output intent of PDF/A-2b to the file of `canvas`."""
    from reportlab.pdfbase import pdfdoc

    document: PDFDocument = canvas._doc  # noqa: SLF001 - ReportLab has no public way to its catalog
    words = {
        "title": escape(title),
        "author": escape(author),
        "tool": escape(tool),
        "language": language,
        "made": _MADE,
        "producer": escape(document.info.producer),
    }
    packet = _PACKET.format(**words)
    metadata = pdfdoc.XMP(creator=lambda _document: packet.encode("utf-8"))
    # A file without compression has not one packed stream: no zlib has a say in its bytes.
    packed = [pdfdoc.PDFZCompress] if document.compression else None
    profile = pdfdoc.PDFStream(pdfdoc.PDFDictionary({"N": 3}), icc.srgb_profile(), packed)
    intent = pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("OutputIntent"),
            "S": pdfdoc.PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": pdfdoc.PDFString(icc.NAME),
            "Info": pdfdoc.PDFString(icc.NAME),
            "DestOutputProfile": document.Reference(profile),
        }
    )
    catalog = document.Catalog
    # The library lists the entries it knows; this one is written like them.
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    catalog.Metadata = metadata
    catalog.OutputIntents = pdfdoc.PDFArray([intent])
