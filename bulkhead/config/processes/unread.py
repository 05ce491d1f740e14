"""What a portal's server answers when a request never reaches the application: the same headers, and no detail."""

from http import HTTPStatus

from waitress.task import ErrorTask

from bulkhead.config.headers import plain

UNCLEAR = b"This request could not be read. Nothing was changed; go back and try again."
TOO_LARGE = b"This is larger than a portal takes. Nothing was changed."
BROKEN = b"Something went wrong here. What was saved before is safe; try again in a moment."
WORDS = {
    HTTPStatus.BAD_REQUEST: UNCLEAR,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: TOO_LARGE,
    HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE: TOO_LARGE,
    HTTPStatus.NOT_IMPLEMENTED: UNCLEAR,
}


class Unread(ErrorTask):
    """Waitress would say which part it did not understand, and none of our headers."""

    def execute(self) -> None:
        error = self.request.error
        words = WORDS.get(error.code, BROKEN)
        self.status = f"{error.code} {error.reason}"
        self.response_headers.extend(plain(words))
        self.set_close_on_finish()
        self.content_length = len(words)
        self.write(words)
