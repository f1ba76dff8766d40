"""Between map units and pixels."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from collective_desk.ui.canvas.camera import LARGEST, SMALLEST, Camera, fitted, fitted_beside

pixels = some.floats(-2000, 2000)
zooms = some.floats(SMALLEST, LARGEST)
cameras = some.builds(Camera, zooms, pixels, pixels)


@given(cameras, pixels, pixels)
def test_to_the_map_and_back_is_where_one_was(camera: Camera, x: float, y: float) -> None:
    at = camera.to_map(x, y)
    assert camera.to_view(np.array(at)).tolist() == pytest.approx([x, y], abs=1e-6)


@given(cameras, some.floats(0.2, 5), pixels, pixels)
def test_zooming_keeps_what_is_under_the_pointer(
    camera: Camera, factor: float, x: float, y: float
) -> None:
    assert camera.zoomed(factor, x, y).to_map(x, y) == pytest.approx(
        camera.to_map(x, y), abs=1e-6, rel=1e-6
    )


@given(cameras, cameras)
def test_a_way_between_cameras_begins_and_ends_at_them(a: Camera, b: Camera) -> None:
    for share, end in ((0.0, a), (1.0, b)):
        there = a.between(b, share)
        assert (there.zoom, there.x, there.y) == pytest.approx((end.zoom, end.x, end.y), abs=1e-5)


def test_a_fitted_map_is_all_in_view() -> None:
    xy = np.array([(0, 0), (5000, 100), (300, -4000)], float)
    at = fitted(xy, 800, 600).to_view(xy)
    assert (at > 0).all() and (at < (800, 600)).all()


@pytest.mark.parametrize("xy", [np.empty((0, 2)), np.array([(7.0, 7.0)])])
def test_nobody_or_one_actor_fits_without_a_zoom_of_nothing(xy: np.ndarray) -> None:
    camera = fitted(xy, 800, 600)
    assert 0.5 <= camera.zoom <= 2
    assert np.isfinite([camera.x, camera.y]).all()


def test_snapping_lands_on_device_pixels() -> None:
    camera = Camera(1.0, 10.4, -3.3).snapped(1.5)
    assert camera.x * 1.5 == pytest.approx(round(camera.x * 1.5))
    assert abs(camera.x - 10.4) < 0.4


@pytest.mark.parametrize("wide", [200.0, 900.0])
def test_what_lies_along_the_head_lets_the_map_begin_below_it(wide):
    points = np.array([[0.0, 0.0], [800.0, 400.0]])
    bar, legend = (16.0, 12.0, wide, 36.0), (16.0, 500.0, 170.0, 180.0)
    free = fitted_beside(points, 1200.0, 700.0, np.array([legend]))
    camera = fitted_beside(points, 1200.0, 700.0, np.array([bar, legend]))
    assert camera.zoom > 0.9 * free.zoom
    assert camera.to_view(points)[:, 1].min() > 48.0 + 40.0
    assert camera.to_view(points)[:, 1].max() < 700.0 - 40.0
