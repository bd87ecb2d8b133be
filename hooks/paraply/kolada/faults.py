"""What can go wrong between us and Kolada; every message is Swedish and says what to do."""


class KoladaError(Exception):
    """Raised when what Kolada answers cannot be used. Nothing has been written then."""


class PassingError(KoladaError):
    """A fault that another try may mend. ``wait``: the seconds that the server asks for."""

    def __init__(self, message: str, wait: float | None = None) -> None:
        super().__init__(message)
        self.wait = wait
