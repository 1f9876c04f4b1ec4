import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.test import override_settings

from frontportal.kit.web.stylesheets import joined

CSS = Path(settings.BASE_DIR) / "static" / "css"


class TestJoined:
    def test_import_becomes_its_layer(self):
        sheet = '@layer base;\n@import url("base.css") layer(base);\n'
        assert joined(
            sheet, {"base.css": '/* why */\np {\n  margin: 0; content: "a; b";\n}\na b { color: red; }\n'}.get
        ) == ('@layer base;\n@layer base {\np{margin: 0;content: "a; b";}a b{color: red;}\n}\n')

    def test_address_in_a_subfolder_is_refused(self):
        with pytest.raises(ValueError, match="parts/card.css"):
            joined('@import url("parts/card.css") layer(parts);', lambda name: "a { background: url(x.png) }")


def test_every_sheet_is_imported_once():
    imported = re.findall(r'@import url\("([^"]+)"\)', (CSS / "site.css").read_text())
    written = {str(path.relative_to(CSS)) for path in [*CSS.glob("*.css"), *CSS.glob("p*/*.css")]} - {"site.css"}
    admin_only = {name for name in written if name.startswith("admin")}
    assert sorted(imported) == sorted(written - admin_only)


def test_collected_sheet_is_one_small_file(tmp_path):
    storages = settings.STORAGES | {"staticfiles": {"BACKEND": "frontportal.kit.web.stylesheets.StaticStorage"}}
    own_files = ["django.contrib.staticfiles.finders.FileSystemFinder"]  # compressing the admin's takes half a minute
    with override_settings(STATIC_ROOT=tmp_path, STORAGES=storages, STATICFILES_FINDERS=own_files):
        call_command("collectstatic", verbosity=0, interactive=False)
        (sheet,) = list((tmp_path / "css").glob("site.*.css"))
        text = sheet.read_text()
        assert staticfiles_storage.url("css/site.css") == f"/static/css/{sheet.name}"
        scripts = {path.name: path.read_text() for path in (tmp_path / "js").rglob("*.*.js")}
    assert "@import" not in text
    assert {"@layer tokens {", "@layer parts {", "@layer print {"} <= set(text.splitlines())
    fonts = re.findall(r'url\("\.\./([^"]+)"\)', text)
    assert fonts and all((tmp_path / font).is_file() for font in fonts)
    assert Path(f"{sheet}.br").stat().st_size < 13_056  # 12.75 KiB: of 150 that the first page may load
    # Only hashed names are kept on a server: a script must ask for those it imports by theirs.
    imported = [
        name for script in scripts.values() for name in re.findall(r"""(?:from |import\()["']\./(.+?)["']""", script)
    ]
    assert {name.split(".")[0] for name in imported} >= {"unsaved/main", "store", "fields"}
    assert [name for name in imported if name.rpartition("/")[2] not in scripts] == []
