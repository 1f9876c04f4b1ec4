"""Digital signatures of files, looked at offline: is it unchanged, who signed, is the issuer known. pyHanko is imported only
in a process of its own, and only where a file holds a signature."""
