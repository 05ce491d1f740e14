import pikepdf
import pytest

from tests.render.template.pages import page_of, saved


@pytest.fixture(scope="session")
def letter() -> bytes:
    """A PDF of one page that says [Client Name] and {{client.name}}."""
    with pikepdf.new() as pdf:
        page_of(pdf, "Dear [Client Name],", "from {{client.name}}")
        return saved(pdf)
