"""Bytes of an uploaded file to its features."""

import json
from typing import Any, NoReturn

from .faults import MapFault
from .geojson import GeoJson
from .topojson import TopoJson

MOST_BYTES = 8 * 2**20
MOST_FEATURES = 5_000  # all communes of the country are fewer
TOO_LARGE = f"Tệp nặng {{:.0f}} MB. Hãy dùng tệp không quá {MOST_BYTES // 2**20} MB: chỉ các xã, thị trấn của địa bàn, đã giản lược."
NOT_A_MAP = "Tệp không phải GeoJSON hay TopoJSON: "


def read(data: bytes) -> GeoJson | TopoJson:
    """Raises MapFault with a sentence for what is too large, no such file, or holds no shapes."""
    if len(data) > MOST_BYTES:
        raise MapFault(TOO_LARGE.format(len(data) / 2**20))
    content = parsed(data)
    kind = content.get("type") if isinstance(content, dict) else None
    if kind not in ("FeatureCollection", "Topology"):
        raise MapFault(f"{NOT_A_MAP}phần “type” phải là FeatureCollection hoặc Topology.")
    found = GeoJson(content) if kind == "FeatureCollection" else TopoJson(content)
    if not found.features:
        raise MapFault("Tệp không có hình nào.")
    if len(found.features) > MOST_FEATURES:
        raise MapFault(
            f"Tệp có {len(found.features)} hình, nhiều hơn {MOST_FEATURES}. Hãy chỉ xuất các xã, thị trấn của địa bàn."
        )
    return found


def parsed(data: bytes) -> Any:
    try:
        return json.loads(data.decode("utf-8-sig"), parse_constant=refuse)
    except UnicodeDecodeError as error:
        raise MapFault(f"{NOT_A_MAP}không phải văn bản UTF-8.") from error
    except RecursionError as error:
        raise MapFault(f"{NOT_A_MAP}các phần lồng nhau quá sâu.") from error
    except json.JSONDecodeError as error:
        raise MapFault(f"{NOT_A_MAP}sai cú pháp JSON ở dòng {error.lineno}, cột {error.colno}.") from error
    except ValueError as error:
        raise MapFault(f"{NOT_A_MAP}có số không đọc được.") from error


def refuse(constant: str) -> NoReturn:
    raise ValueError(constant)
