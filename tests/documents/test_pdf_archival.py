"""Fit for archives: the rules of PDF/A-2b (ISO 19005-2) that can be checked without veraPDF.

Checked here: version and header, no encryption, a file identifier, one output intent with an ICC
profile, metadata that names PDF/A-2b and agrees with the document's own properties, every face
embedded as a subset without a second encoding, no action, script, form, attachment, annotation,
picture, transparency or external reference, and only device black on the page.
"""

from __future__ import annotations

import dataclasses
import io
import re
import struct
from collections.abc import Iterator

import pikepdf
import pytest
from samples import OFFICE, big_plan, issued

from kehoach_desktop.documents.pdf.icc import srgb_profile
from kehoach_desktop.documents.pdf.printer import PdfPrinter


@pytest.fixture(scope="module")
def pdf() -> Iterator[pikepdf.Pdf]:
    plan = dataclasses.replace(big_plan(2, 3, 4), title="Chăm cây <xanh> & “sạch” năm 2026")
    with pikepdf.open(io.BytesIO(PdfPrinter().plan(issued(plan), OFFICE).pdf)) as opened:
        yield opened


def test_the_file_begins_and_ends_as_an_archive_wants(pdf: pikepdf.Pdf) -> None:
    content = PdfPrinter().plan(big_plan(1, 1, 0), OFFICE).pdf
    first, second = content.split(b"\n", 2)[:2]
    assert first == b"%PDF-1.7"
    assert second.startswith(b"%")
    assert sum(byte > 127 for byte in second[1:5]) == 4  # so that no program takes it for text
    assert not pdf.is_encrypted
    assert len(pdf.trailer.ID) == 2
    assert content.rstrip().endswith(b"%%EOF")


def test_colours_are_said_by_one_output_intent(pdf: pikepdf.Pdf) -> None:
    (intent,) = pdf.Root.OutputIntents
    assert intent.S == "/GTS_PDFA1"
    assert str(intent.OutputConditionIdentifier)
    profile = intent.DestOutputProfile
    assert profile.N == 3
    content = profile.read_bytes()
    assert content == srgb_profile()
    assert struct.unpack(">I", content[:4])[0] == len(content)
    assert content[12:20] == b"mntrRGB "
    assert content[36:40] == b"acsp"
    assert content[8] == 2  # the version of ICC that PDF 1.7 knows without doubt


def test_the_profile_is_srgb() -> None:
    image_cms = pytest.importorskip("PIL.ImageCms", reason="Pillow was built without LittleCMS")
    from PIL import Image

    ours = image_cms.ImageCmsProfile(io.BytesIO(srgb_profile()))
    standard = image_cms.createProfile("sRGB")
    transform = image_cms.buildTransform(standard, ours, "RGB", "RGB")
    colours = [(0, 0, 0), (255, 255, 255), (200, 30, 90), (12, 120, 250)]
    for colour in colours:
        seen = image_cms.applyTransform(Image.new("RGB", (1, 1), colour), transform)
        assert all(abs(a - b) <= 2 for a, b in zip(seen.getpixel((0, 0)), colour, strict=True))


def test_the_metadata_names_the_standard_and_agrees_with_the_properties(pdf: pikepdf.Pdf) -> None:
    stream = pdf.Root.Metadata
    assert stream.Type == "/Metadata"
    assert stream.Subtype == "/XML"
    assert "/Filter" not in stream
    packet = stream.read_bytes().decode("utf-8")
    assert packet.startswith("<?xpacket begin=")
    assert packet.endswith('<?xpacket end="w"?>')
    info = pdf.docinfo
    with pdf.open_metadata() as seen:
        assert (seen["pdfaid:part"], seen["pdfaid:conformance"]) == ("2", "B")
        assert seen["dc:title"] == str(info.Title)
        assert "<xanh> & “sạch”" in seen["dc:title"]
        assert seen["dc:creator"] == [str(info.Author)]
        assert seen["dc:description"] == str(info.Subject)
        assert seen["xmp:CreatorTool"] == str(info.Creator)
        assert seen["pdf:Producer"] == str(info.Producer)
        day = re.sub(r"\D", "", seen["xmp:CreateDate"])[:14]
    assert re.sub(r"\D", "", str(info.CreationDate))[:14] == day
    assert str(pdf.Root.Lang) == "vi-VN"


def test_every_face_is_embedded_as_a_subset(pdf: pikepdf.Pdf) -> None:
    fonts = {
        str(font.BaseFont): font
        for page in pdf.pages
        for font in page.Resources.Font.as_dict().values()
    }
    assert fonts
    for name, font in fonts.items():
        assert re.match(r"^/[A-Z]{6}\+", name)
        descriptor = font.FontDescriptor
        assert len(descriptor.FontFile2.read_bytes()) > 1000
        assert font.Subtype == "/TrueType"
        assert int(descriptor.Flags) & 4  # symbolic: the face's own map counts …
        assert "/Encoding" not in font  # … and nothing contradicts it
        assert "/ToUnicode" in font
        assert len(font.Widths) == font.LastChar - font.FirstChar + 1


FORBIDDEN = ("/JavaScript", "/JS", "/Launch", "/AcroForm", "/XFA", "/EmbeddedFile",
             "/OpenAction", "/AA", "/Annots", "/XObject", "/SMask", "/LZWDecode", "/Crypt", "/F",
             "/Movie", "/Sound", "/ExtGState", "/URI", "/GoToR", "/SubmitForm")  # fmt: skip


def test_nothing_stands_in_it_that_an_archive_refuses(pdf: pikepdf.Pdf) -> None:
    for item in pdf.objects:
        keys = _keys(item)
        assert not keys & set(FORBIDDEN) - {"/F"}
        if isinstance(item, pikepdf.Stream):
            assert "/F" not in item  # a stream that lies outside the file


def _keys(item: pikepdf.Object) -> set[str]:
    if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
        return set(item.keys())
    return set()


def test_only_black_is_painted(pdf: pikepdf.Pdf) -> None:
    colours = {"g", "G", "rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN", "sh", "gs"}
    for page in pdf.pages:
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) in colours:
                assert [float(each) for each in operands] in ([0.0], [0.0, 0.0, 0.0]), operator
