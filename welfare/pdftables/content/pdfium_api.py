"""Pdfium's own functions, called by name."""

import ctypes
from collections.abc import Callable
from typing import Any

from pypdfium2_raw import bindings


def prototype(name: str, *arguments: type, gives: type = ctypes.c_int) -> Callable[..., Any]:
    """A pdfium function with handles as plain numbers, which compare and pass faster than typed pointers."""
    function: Callable[..., Any] = bindings._libs["pdfium"][name]
    function.argtypes, function.restype = (ctypes.c_void_p, *arguments), gives  # type: ignore[attr-defined]  # of ctypes
    return function
