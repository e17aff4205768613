from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from intake.handout import make_sheet, page_count, picture, png
from tests.intake.handout.samples import ENGLISH


@pytest.fixture(scope="module")
def pdf(qapp: object) -> bytes:
    return make_sheet(ENGLISH)


def test_pages_are_counted(pdf: bytes) -> None:
    assert page_count(pdf) == 1


@pytest.mark.parametrize(("dpi", "width", "height"), [(72, 595, 842), (100, 827, 1170), (300, 2481, 3508)])
def test_a_page_becomes_a_grey_picture_of_its_size(pdf: bytes, dpi: int, width: int, height: int) -> None:
    drawn = picture(pdf, 0, dpi)
    image = Image.open(BytesIO(png(drawn)))
    assert (image.format, image.mode) == ("PNG", "L")
    assert image.size == (drawn.width, drawn.height) == pytest.approx((width, height), abs=1)
    assert image.tobytes() == drawn.greys


@pytest.mark.parametrize("page", [-1, 1])
def test_a_page_that_is_not_there_is_not_shown(pdf: bytes, page: int) -> None:
    with pytest.raises(IndexError):
        picture(pdf, page, 72)
