"""Neighbours keep one border and a map stays small, whatever the ragged lines; what can't be right is refused by name."""

import json
import re
from collections import Counter
from random import Random

import pytest

from frontportal.maps.geometry.fitting import fitted
from frontportal.maps.geometry.simplifying import PATH_BYTES, simplified
from frontportal.maps.shape_files.faults import MapFault
from frontportal.maps.shape_files.reading import MOST_BYTES, read
from frontportal.maps.shape_files.rings import PointCounter
from tests.maps.makers import collection, feature


def ragged(seed, columns, rows, bends):
    """GeoJSON of a grid of squares with common ragged borders."""

    def border(one, other):
        first, last = sorted((one, other))
        chance = Random(f"{seed} {first} {last}")
        points = [first]
        for step in range(1, bends):
            share = step / bends
            across = chance.uniform(-0.4, 0.4) * min(share, 1 - share)
            dx, dy = last[0] - first[0], last[1] - first[1]
            points.append((first[0] + dx * share + dy * across, first[1] + dy * share + dx * across))
        line = [*points, last]
        return line[:-1] if one == first else line[:0:-1]

    features = []
    for number in range(columns * rows):
        x, y = number % columns, number // columns
        corners = [(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1), (x, y)]
        ring = [point for one, other in zip(corners, corners[1:], strict=False) for point in border(one, other)]
        ring = [[107 + a / 20, 11 + b / 20] for a, b in [*ring, ring[0]]]
        features.append(feature([ring], ten_xa=f"Xã {number}"))
    return {"type": "FeatureCollection", "features": features}


def paths_of(content):
    found, counter = read(json.dumps(content).encode()), PointCounter()
    names = [each.described for each in found.features]
    shapes = fitted([(name, found.polygons(each, counter)) for name, each in zip(names, found.features, strict=True)])
    return [each.path for each in simplified(names, shapes)]


def edges_of(path):
    """The steps of all rings of a path, each with its ends in order."""
    found = []
    for ring in path.removesuffix("z").split("z"):
        numbers = [int(number) for number in re.findall(r"-?\d+", ring)]
        points = [tuple(numbers[:2])]
        for step in zip(numbers[2::2], numbers[3::2], strict=True):
            points.append((points[-1][0] + step[0], points[-1][1] + step[1]))
        found += [tuple(sorted(pair)) for pair in zip(points, [*points[1:], points[0]], strict=True)]
    return found


@pytest.mark.parametrize(("columns", "rows", "bends"), [(2, 1, 400), (4, 4, 40), (20, 10, 12)])
def test_neighbours_keep_one_border_in_few_bytes(columns, rows, bends):
    paths = paths_of(ragged(7, columns, rows, bends))
    assert sum(map(len, paths)) <= PATH_BYTES
    shared = Counter(edge for path in paths for edge in edges_of(path))
    assert max(shared.values()) == 2
    # What lies inside is a border of two: no step of one shape runs inside of its neighbour.
    inside = far_from_the_edge(shared, columns, rows)
    assert [edge for edge, count in shared.items() if count == 1 and inside(edge)] == []


def far_from_the_edge(edges, columns, rows):
    """What says whether a step is far from the edge of the whole grid."""
    xs, ys = zip(*{point for edge in edges for point in edge}, strict=True)
    left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
    margin = 0.6 * max((right - left) / columns, (bottom - top) / rows)
    return lambda edge: all(left + margin < x < right - margin and top + margin < y < bottom - margin for x, y in edge)


SQUARE = [[108, 11], [108.1, 11], [108.1, 11.1], [108, 11.1], [108, 11]]
BOW = [[108, 11], [108.1, 11.1], [108.1, 11], [108, 11.1], [108, 11]]
BESIDE = [[108.05, 11], [108.2, 11], [108.2, 11.1], [108.05, 11.1], [108.05, 11]]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("[" * 100_000, "lồng nhau quá sâu"),
        ('{"type": "FeatureCollection", "features": [NaN]}', "có số không đọc được"),
        ("{", "sai cú pháp JSON ở dòng 1"),
        (b"\xff\xfe{", "không phải văn bản UTF-8"),
        (b" " * (MOST_BYTES + 1), "Tệp nặng 8 MB"),
        ([], "phần “type”"),
        (collection(), "Tệp không có hình nào"),
        (collection(feature([SQUARE], "LineString", ten_xa="A")), "“LineString”"),
        (collection(feature([SQUARE[:-1]], ten_xa="Phú Sơn")), "Hình thứ 1 (phú sơn): đường ranh chưa khép kín"),
        (collection(feature([BOW], ma_xa=24880)), "(mã 24880): đường ranh cắt hoặc chạm chính nó ở gần (108,0500; 11,0500)"),
        (collection(feature([[[y, x] for x, y in SQUARE]])), "viết vĩ độ trước kinh độ"),
        (collection(feature([[[x * 4_000, y * 100_000] for x, y in SQUARE]])), "toạ độ phẳng"),
        (collection(feature([[[x - 50, y] for x, y in SQUARE]])), "nằm ngoài Việt Nam"),
        (collection(feature([[["108", 11]] * 4])), "không gồm hai số"),
        (collection(feature([[[10**400, 11]] * 4])), "không gồm hai số"),
        (collection(feature([SQUARE]), crs={"properties": {"name": "urn:ogc:def:crs:EPSG::3405"}}), "EPSG:4326"),
        (collection(feature([SQUARE], ten="A"), feature([BESIDE], ten="B")), "chồng lên nhau"),
        (collection({"type": "Feature", "properties": None, "geometry": None}), "“không có hình”"),
        ({"type": "Topology", "arcs": [], "objects": {}}, "Tệp có 0 lớp"),
        ({"type": "Topology", "arcs": [SQUARE], "objects": {"a": {"type": "Polygon", "arcs": [[4]]}}}, "cung số 4"),
        (
            {"type": "Topology", "arcs": [[[108, 11]] * 1000], "objects": {"a": {"type": "Polygon", "arcs": [[0] * 9999]}}},
            "hơn 200.000 điểm",
        ),
    ],
)  # fmt: skip
def test_hostile_and_broken_files_are_refused_with_a_sentence(content, words):
    data = content if isinstance(content, bytes) else content if isinstance(content, str) else json.dumps(content)
    with pytest.raises(MapFault) as caught:
        found, counter = read(data.encode() if isinstance(data, str) else data), PointCounter()
        fitted([(each.described.capitalize(), found.polygons(each, counter)) for each in found.features])
    assert words in str(caught.value)


def test_topojson_draws_what_geojson_does():
    """One arc is the border of both squares, walked backwards by the second; steps are whole numbers."""
    topology = {
        "type": "Topology",
        "transform": {"scale": [0.1, 0.1], "translate": [108, 11]},
        "arcs": [[[1, 0], [0, 1]], [[1, 1], [-1, 0], [0, -1], [1, 0]], [[1, 0], [1, 0], [0, 1], [-1, 0]]],
        "objects": {
            "xa": {
                "type": "GeometryCollection",
                "geometries": [{"type": "Polygon", "arcs": [[0, 1]]}, {"type": "MultiPolygon", "arcs": [[[2, -1]]]}],
            }
        },
    }
    squares = [[[x / 10 + 108, y / 10 + 11] for x, y in ring] for ring in (
        [(1, 0), (1, 1), (0, 1), (0, 0), (1, 0)], [(1, 0), (2, 0), (2, 1), (1, 1), (1, 0)],
    )]  # fmt: skip
    assert paths_of(topology) == paths_of(collection(*(feature([ring]) for ring in squares)))


def test_small_slips_between_neighbours_are_closed():
    slipped = [[108.1001, 11], [108.2, 11], [108.2, 11.1], [108.1001, 11.1], [108.1001, 11]]
    one, other = paths_of(collection(feature([SQUARE]), feature([slipped])))
    assert len(set(edges_of(one)) & set(edges_of(other))) == 1
