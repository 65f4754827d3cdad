"""Images are known by their bytes and bounded in size; what a site shows is what was judged."""

from pathlib import Path

import pytest

from checking import TODAY, build, change
from routewijzer.images.publish_image import MAX_BYTES, MAX_SIDE, ImageFault, publish_image
from routewijzer.images.raster import Raster, read_raster
from routewijzer.pipeline import make
from routewijzer.project import open_project
from sentences import ENGLISH, error_lines


def png(width: int, height: int) -> bytes:
    head = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
    return head + width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x06" + bytes(20)


def jpeg(width: int, height: int) -> bytes:
    frame = b"\xff\xc2\x00\x11\x08" + height.to_bytes(2, "big") + width.to_bytes(2, "big") + bytes(10)
    return b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(10) + frame


def webp(form: bytes, rest: bytes) -> bytes:
    return b"RIFF\x00\x00\x00\x00WEBP" + form + b"\x00\x00\x00\x00" + rest + bytes(20)


RASTERS = {
    "png": (png(40, 30), Raster("png", 40, 30)),
    "jpeg": (jpeg(400, 300), Raster("jpeg", 400, 300)),
    "webp, large": (webp(b"VP8X", bytes(4) + b"\x27\x00\x00\x1d\x00\x00"), Raster("webp", 40, 30)),
    "webp, lossless": (
        webp(b"VP8L", b"\x2f" + ((39 | 29 << 14).to_bytes(4, "little"))),
        Raster("webp", 40, 30),
    ),
    "webp, lossy": (webp(b"VP8 ", b"\x00\x00\x00\x9d\x01\x2a\x28\x00\x1e\x00"), Raster("webp", 40, 30)),
    "gif": (b"GIF89a" + bytes(40), None),
    "html": (b"<html><script>alert(1)</script></html>", None),
    "nothing": (b"", None),
    "a png that ends": (png(40, 30)[:20], None),
    "a jpeg without a frame": (b"\xff\xd8\xff\xe0" + bytes(40), None),
    "a jpeg of nothing but marks": (b"\xff" * 100 + b"\xd8", None),
    "no pixels": (png(0, 30), None),
}


@pytest.mark.parametrize("name", RASTERS)
def test_an_image_is_known_by_its_bytes(name: str) -> None:
    data, expected = RASTERS[name]
    assert read_raster(data) == expected


REFUSALS = {
    "another kind than its name says": ("a.png", jpeg(4, 3), "is not PNG but JPEG"),
    "no image": ("a.webp", b"<script>", "is not WEBP"),
    "a picture that unpacks to gigabytes": ("a.png", png(60_000, 60_000), "is 60000 × 60000 pixels"),
    "too many bytes": ("a.jpg", jpeg(4, 3) + bytes(MAX_BYTES), "expected at most 1,000,000"),
    "an svg that runs": ("a.SVG", b'<svg xmlns="http://www.w3.org/2000/svg" onload="x"/>', "holds a script"),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_an_image_that_is_not_what_it_should_be_is_refused(name: str) -> None:
    file, data, expected = REFUSALS[name]
    fault = publish_image(file, data)
    assert isinstance(fault, ImageFault)
    assert expected in ENGLISH.text(fault.problem)


def test_an_image_that_is_as_large_as_may_be_is_taken_as_it_is() -> None:
    for name, data in {"a.png": png(MAX_SIDE, 1), "a.jpeg": jpeg(1, MAX_SIDE), "a.JPG": jpeg(4, 3)}.items():
        assert publish_image(name, data) == data


def test_a_site_shows_what_was_judged_and_an_error_has_the_line_in_the_image(tmp_path: Path) -> None:
    route = change(("    source: handbook\n    next", "    source: handbook\n    content: look.md\n    next"))
    (tmp_path / "content").mkdir()
    (tmp_path / "route.yaml").write_text(route, "utf-8")
    (tmp_path / "content" / "look.md").write_text("![A tag](tag.svg)\n", "utf-8")
    image = tmp_path / "content" / "tag.svg"
    image.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><!-- by me --></svg>', "utf-8"
    )
    assert (
        build(tmp_path).site.files["content/tag.svg"]
        == b'<svg viewBox="0 0 9 9" xmlns="http://www.w3.org/2000/svg" />'
    )
    image.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">\n<script/></svg>', "utf-8")
    assert error_lines(make(open_project(tmp_path), TODAY).findings) == [
        "content/tag.svg:2:1: this image holds <script>, which does more than draw; "
        "save it as plain SVG without it [content-image]"
    ]
