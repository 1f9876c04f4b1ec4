"""HTML as office programs put it on the clipboard, made plain. A library: it knows no Django and no room."""
