"""Packages of models and of admin pages register; whoever needs a class imports it from its module."""

import pytest

from tests.house.faces import busy_faces, faces, imports_through_faces
from tests.house.here import house

pytestmark = pytest.mark.house


def test_nobody_imports_through_a_face():
    assert sorted(set(imports_through_faces(house()))) == []


def test_faces_only_register():
    assert len(faces(house())) > 10
    assert busy_faces(house()) == []
