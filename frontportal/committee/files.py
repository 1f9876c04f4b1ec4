PUBLIC = {"committee/": lambda name, user: True}
