"""What may be uploaded, and what is refused with which words."""

import io
import os
import resource
import zipfile
import zlib

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from hellowork.files import confined
from hellowork.files.checking import check
from hellowork.files.handlers import MAX_UPLOAD_BYTES
from hellowork.files.refusing import BadFileError
from hellowork.pdf import render
from referrals.models import Letter


def pdf(change=lambda document: None, **saving) -> bytes:
    document = pikepdf.new()
    document.add_blank_page()
    change(document)
    made = io.BytesIO()
    document.save(made, **saving)
    return made.getvalue()


def picture(kind: str, size=(40, 20), **how) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", size, "white").save(made, format=kind, **how)
    return made.getvalue()


def docx_with(extra: dict[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    parts = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document/>"} | extra
    with zipfile.ZipFile(made, "w", packing) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return made.getvalue()


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relation(attributes: str) -> bytes:
    return f'<Relationships><Relationship Id="r1" {attributes}/></Relationships>'.encode()


def instructions(*runs: str) -> dict[str, bytes]:
    """A document with one field, its instruction cut into these runs; `{` and `}` open and close one inside."""
    turns = {"{": "begin", "|": "separate", "}": "end"}
    inside = "".join(
        f'<w:r><w:fldChar w:fldCharType="{turns[run]}"/></w:r>'
        if run in turns
        else f"<w:r><w:instrText>{run}</w:instrText></w:r>"
        for run in ("{", *runs, "}")
    )
    return {"word/document.xml": f'<w:document xmlns:w="{W}"><w:p>{inside}</w:p></w:document>'.encode()}


ACTIVE_DOCX = {
    "single quotes": {
        "word/_rels/settings.xml.rels": relation("Type='x/attachedTemplate' TargetMode='External' Target='t'")
    },
    "spaces": {
        "word/_rels/settings.xml.rels": relation(
            'Type = "x/attachedTemplate" TargetMode\n=\t"External" Target="t"'
        )
    },
    "entities": {
        "word/_rels/settings.xml.rels": relation(
            'Type="x/attached&#84;emplate" TargetMode="Exter&#x6e;al" Target="t"'
        )
    },
    "capitals": {
        "word/_rels/settings.xml.RELS": relation('Type="x/attachedTemplate" TargetMode="External" Target="t"')
    },
    "no mode": {"word/_rels/document.xml.rels": relation('Type="x/image" Target="https://example.jp/a.png"')},
    "share": {"word/_rels/document.xml.rels": relation('Type="x/image" Target="\\\\server\\a.png"')},
    "frame": {
        "word/_rels/webSettings.xml.rels": relation(
            'Type="x/frame" Target="https://e/" TargetMode="External"'
        )
    },
    "embeddings": {"word/Embeddings/oleObject1.bin": b"x"},
    "other slash": {"word%5CactiveX/activeX1.bin": b"x"},
    "macro": {
        "[Content_Types].xml": b"<Types><Override ContentType='a.macroEnable&#100;.main+xml' PartName='/a'/></Types>"
    },
    "dde": instructions(" DDEAUTO c:\\\\windows\\\\cmd.exe"),
    "dde in runs": instructions(" D", "DE", "AU", "TO ", "c:\\\\a"),
    "dde by a field": instructions("{", " QUOTE 68 68 69 ", "}", " c:\\\\a"),
    "dde half by a field": instructions("D", "{", " QUOTE 68 69 ", "}", " c:\\\\a"),
    "simple dde": {"word/header1.xml": b"<h><x:fldSimple instr=' dde x y'/></h>"},
    "part of another ending": {
        "[Content_Types].xml": b"<Types><Default Extension='dat' ContentType='a/b+xml'/></Types>",
        "word/header1.dat": b"<h><fldSimple instr='DDE x y'/></h>",
    },
    "doctype": {"word/settings.xml": b"<!DOCTYPE x><w/>"},
}
BROKEN_DOCX = {
    "UTF-16": {
        "word/_rels/settings.xml.rels": relation("Type='x/attachedTemplate'").decode().encode("utf-16")
    },
    "declared": {"word/settings.xml": b"<?xml version='1.0' encoding='utf-7'?><w/>"},
    "no XML": {"word/settings.xml": b"<w>"},
    "twice": {"word/settings.xml": b"<w/>", "word/Settings.xml": b"<w/>"},
}


@pytest.mark.parametrize("extra", ACTIVE_DOCX.values(), ids=ACTIVE_DOCX)
def test_a_word_document_that_can_act_is_refused_however_it_is_spelled(extra):
    assert refused("a.docx", docx_with(extra)) == "active"


@pytest.mark.parametrize("extra", BROKEN_DOCX.values(), ids=BROKEN_DOCX)
def test_a_word_document_that_readers_would_read_differently_is_refused(extra):
    assert refused("a.docx", docx_with(extra)) == "unreadable"


def test_an_ordinary_word_document_passes():
    """With links to follow, a table of contents, a calculated and a conditional field, a picture."""
    link = relation(f'Type="{RELATIONS}/hyperlink" Target="https://example.jp/" TargetMode="External"')
    fields = instructions(" TOC \\o ", "|", "{", "PAGEREF a", "|", "{", " PAGE ", "}", "}")
    sums = instructions(" =", "{", " NUMPAGES ", "}", "+1")["word/document.xml"]
    own = {
        "[Content_Types].xml": b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types>'
        b'<Default Extension="png" ContentType="image/png"/><Default Extension="xml" ContentType="application/xml"/></Types>',
        "word/_rels/document.xml.rels": link,
        "word/header1.xml": sums,
        "word/media/image1.png": picture("PNG"),
    }
    assert check(SimpleUploadedFile("a.docx", docx_with({**own, **fields}))).content


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_damaged_or_oddly_packed_word_document_is_refused(method):
    content = bytearray(docx_with({"word/styles.xml": os.urandom(2_000).hex().encode()}, method))
    start = content.index(b"word/styles.xml") + 60
    content[start : start + 400] = bytes(400)

    assert refused("a.docx", bytes(content)) == "unreadable"


def refused(name: str, content: bytes) -> str:
    with pytest.raises(BadFileError) as refusal:
        check(SimpleUploadedFile(name, content))
    assert str(refusal.value.message)
    return refusal.value.code


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("履歴書.pdf", pdf(), "application/pdf"),
        ("写真.JPG", picture("JPEG"), "image/jpeg"),
        ("資格.png", picture("PNG"), "image/png"),
        (
            "職務経歴書.docx",
            docx_with({}),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
    ],
)
def test_good_files_pass_under_their_own_name(name, content, kind):
    checked = check(SimpleUploadedFile(name, content))

    assert (checked.name, checked.content_type) == (name, kind)


def test_a_letter_of_our_own_passes():
    names = (field.name for field in Letter._meta.fields)
    values = dict.fromkeys([*names, "issued_on", "word_hellowork"], "字") | {"result_page": ""}
    assert check(SimpleUploadedFile("a.pdf", render("referrals/letter.typ", values, pages=1))).content


def javascript(document: pikepdf.Pdf) -> None:
    document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def launch(document: pikepdf.Pdf) -> None:
    document.Root.OpenAction = document.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.Launch, F="calc.exe"))


def nested(document: pikepdf.Pdf) -> None:
    action = pikepdf.Dictionary(
        S=pikepdf.Name.URI, Next=pikepdf.Array([pikepdf.Dictionary(S=pikepdf.Name.JavaScript)])
    )
    document.pages[0].Annots = pikepdf.Array([pikepdf.Dictionary(Subtype=pikepdf.Name.Link, A=action)])


def embedded(document: pikepdf.Pdf) -> None:
    document.attachments["a.txt"] = b"x"


def additional_action(document: pikepdf.Pdf) -> None:
    document.pages[0].AA = pikepdf.Dictionary(O=pikepdf.Dictionary(S=pikepdf.Name.URI))


@pytest.mark.parametrize("change", [javascript, launch, nested, embedded, additional_action])
@pytest.mark.parametrize("streams", [pikepdf.ObjectStreamMode.disable, pikepdf.ObjectStreamMode.generate])
def test_a_pdf_that_can_act_is_refused_even_when_it_hides_it(change, streams):
    assert refused("a.pdf", pdf(change, object_stream_mode=streams)) == "active"


def pdf_bomb(inflated: int) -> bytes:
    """A PDF of one page whose stream of objects is blanks, deflated twice: some 1 KB for 400 MB."""
    squeeze = zlib.compressobj(9)
    once = squeeze.compress(b"6 0 <</A 1>>")
    for _ in range(inflated // 2**20):
        once += squeeze.compress(b" " * 2**20)
    twice = zlib.compress(once + squeeze.flush(), 9)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
        b"<</Type/ObjStm/N 1/First 4/Filter[/FlateDecode/FlateDecode]/Length %d>>stream\n%b\nendstream"
        % (len(twice), twice),
    ]
    made, table = b"%PDF-1.5\n", b"\0" * 6
    for number, content in enumerate(objects, start=1):
        table += b"\1" + len(made).to_bytes(4, "big") + b"\0"
        made += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    start = len(made)
    table += b"\1" + start.to_bytes(4, "big") + b"\0" + b"\2" + (4).to_bytes(4, "big") + b"\0"
    made += b"5 0 obj\n<</Type/XRef/W[1 4 1]/Size 7/Root 1 0 R/Length %d>>stream\n%b\nendstream\nendobj\n" % (
        len(table),
        table,
    )
    return made + b"startxref\n%d\n%%%%EOF" % start


def test_a_pdf_whose_objects_stand_in_a_small_stream_passes():
    assert check(SimpleUploadedFile("a.pdf", pdf_bomb(0))).content


def test_a_pdf_that_inflates_without_end_is_refused_and_the_web_worker_does_not_grow():
    bomb, before = pdf_bomb(400 * 2**20), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert len(bomb) < 2_000

    assert refused("a.pdf", bomb) == "unreadable"
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50 * 1024


def test_a_check_that_takes_too_long_is_stopped(monkeypatch):
    monkeypatch.setattr(confined, "WALL_SECONDS", 0.01)

    assert refused("a.pdf", pdf()) == "unreadable"


def test_a_plain_pdf_costs_well_under_a_second():
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    check(SimpleUploadedFile("a.pdf", pdf()))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)

    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 0.7


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_the_largest_picture_fits_into_the_memory_it_may_take(kind):
    content = picture(kind, (8_000, 5_000))

    made = Image.open(io.BytesIO(check(SimpleUploadedFile(f"a.{kind.lower()}", content)).content))
    assert made.size == (3_000, 1_875)


@pytest.mark.parametrize(
    ("extra", "code"),
    [
        ({"word/vbaProject.bin": b"macro"}, "active"),
        ({"word/embeddings/oleObject1.bin": b"x"}, "active"),
        ({"../../etc/passwd": b"x"}, "active"),
        ({"word/settings.xml": b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w/>'}, "active"),
        (
            {
                "word/_rels/settings.xml.rels": b'<R Type="x/attachedTemplate" Target="http://e/t" TargetMode="External"/>'
            },
            "active",
        ),
        ({"word/media/a.bin": b"\0" * (61 * 1024 * 1024)}, "bomb"),
        ({f"word/{number}.xml": b"<a/>" for number in range(1_001)}, "bomb"),
    ],
    ids=["macro", "ole", "slip", "entity", "template", "bomb", "members"],
)
def test_a_word_document_that_can_act_or_burst_is_refused(extra, code):
    assert refused("a.docx", docx_with(extra)) == code


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("空.pdf", b"", "empty"),
        ("大.pdf", b"%PDF-" + b"0" * MAX_UPLOAD_BYTES, "too_large"),
        ("program.pdf", b"MZ\x90\x00" + b"0" * 100, "kind"),
        ("picture.svg", b"<svg onload='x'/>", "kind"),
        ("page.pdf", b"<html><script>1</script></html>", "kind"),
        ("履歴書.jpg", pdf(), "ending"),
        ("履歴書.pdf.exe", pdf(), "ending"),
        ("a.pdf", b"%PDF-1.7 broken", "unreadable"),
        ("a.pdf", pdf(encryption=pikepdf.Encryption(owner="a", user="b")), "password"),
        ("a.docx", b"PK\x03\x04 broken", "unreadable"),
        ("a.jpg", b"\xff\xd8\xff broken", "unreadable"),
        ("a.png", picture("PNG", (7_000, 7_000)), "pixels"),
    ],
)
def test_bad_files_are_refused_with_a_reason(name, content, code):
    assert refused(name, content) == code


def test_an_image_is_encoded_anew_without_what_it_carried():
    exif = Image.Exif()
    exif[0x010E] = "自宅で撮影"
    checked = check(SimpleUploadedFile("a.jpg", picture("JPEG", exif=exif)))

    assert not dict(Image.open(io.BytesIO(checked.content)).getexif())
    assert "自宅".encode() not in checked.content


def test_a_name_loses_folders_and_control_characters_and_keeps_its_ending():
    name = "..\\..\\履歴\u202e書" + "長" * 200 + ".pdf"
    checked = check(SimpleUploadedFile(name, pdf()))

    assert checked.name.startswith("履歴書長")
    assert checked.name.endswith(".pdf")
    assert len(checked.name) == 100
