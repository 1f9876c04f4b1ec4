"""Lists of exceptions that may only shrink."""


def differences(found: dict[str, float], excepted: dict[str, float], *, room: float = 1) -> list[str]:
    """What is found and not excepted, or has grown; and exceptions that are not needed, or that `room` less would do."""
    return [
        *(f"{name} has {size}" for name, size in found.items() if name not in excepted),
        *(f"{name} grew to {size}" for name, size in found.items() if size > excepted.get(name, size)),
        *(f"{name} needs no exception" for name in excepted if name not in found),
        *(f"{name} needs only {size}" for name, size in found.items() if excepted.get(name, size) - size >= room),
    ]
