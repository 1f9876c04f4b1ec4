"""Uploaded pictures: only real ones, without what cameras hide in them, in the sizes that screens need."""

import hashlib
from pathlib import PurePosixPath
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import models
from PIL import Image

from frontportal.picture_files.copies import WIDTHS, narrower
from frontportal.picture_files.decoding import WIDEST, learn_heic, opened, refuse_heavy, why_unreadable
from frontportal.picture_files.encoding import as_webp, shrunk

from ..values.text import slug


def stored_name(name: str, content: ContentFile) -> str:
    """A name that says what it is and changes with the content, so that browsers may keep the file for ever."""
    return f"{slug(PurePosixPath(name).stem, most=40)}-{digest_of(content)}.webp"


def digest_of(content: ContentFile) -> str:
    return hashlib.sha256(content.file.getvalue()).hexdigest()[:10]


def encoded(upload: Any) -> tuple[Image.Image, ContentFile]:
    """An upload as it will be stored, and its file: made once, however often it is asked for."""
    if not hasattr(upload, "as_stored"):
        upload.as_stored = (widest := shrunk(opened(upload), WIDEST)), as_webp(widest)
    return cast(tuple[Image.Image, ContentFile], upload.as_stored)


class UploadedPicture(forms.ImageField):
    """Takes phones' pictures, too."""

    def to_python(self, data: Any) -> Any:
        learn_heic()
        if data:
            refuse_heavy(data)
        try:
            return super().to_python(data)
        except ValidationError as error:
            if error.code != "invalid_image":
                raise
            raise ValidationError(why_unreadable(data), code="unreadable") from None


class PictureField(models.ImageField):
    """Re-encodes what is uploaded, whichever way it comes, and stores the narrower copies beside it.

    `size_fields` names the two fields of the record that take width and height. (Django's own `width_field` reads
    the stored file again at every assignment, and gives up on some WebP files.)
    """

    copies: tuple[int, ...] = WIDTHS

    def __init__(self, *args: Any, size_fields: tuple[str, ...] = (), **options: Any) -> None:
        self.size_fields = tuple(size_fields)
        super().__init__(*args, **options)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, args, options = super().deconstruct()
        return name, path, args, options | ({"size_fields": self.size_fields} if self.size_fields else {})

    def formfield(self, **options: Any) -> Any:
        return super().formfield(**{"form_class": UploadedPicture} | options)

    def clean(self, value: Any, record: Any) -> Any:
        value = super().clean(value, record)
        if value and not value._committed:
            encoded(value.file)
        return value

    def pre_save(self, record: Any, add: bool) -> Any:
        file = getattr(record, self.attname)
        if file and not file._committed:
            self.store(record, file)
        return file

    def store(self, record: Any, file: Any) -> None:
        """Store an uploaded picture with its narrower copies, and note its size in the record."""
        widest, content = encoded(file.file)
        file.save(stored_name(file.name, content), content, save=False)
        for width in (width for width in self.copies if width < widest.width):
            file.storage.save(narrower(file.name, width), as_webp(shrunk(widest, width)))
        for name, value in zip(self.size_fields, widest.size, strict=False):
            setattr(record, name, value)


class ClosedPictureField(PictureField):
    """For what only staff see, one file each: re-encoded all the same, so that no place stays in it."""

    copies = ()
