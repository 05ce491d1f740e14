"""Papers of the journeys: a Word template with fields, its finished version, and one that names the wrong client."""

import io

from docx import Document

TEMPLATE = "positioning.docx"
FINISHED = "positioning-signal.docx"
MISFILED = "pipeline-notes.docx"


def template() -> bytes:
    """A framework of the practice, for any client."""
    return _written(
        "Positioning for {{client.name}}",
        "{{client.legal_name}} stands where its buyers look first.",
        "Written by {{practice.name}}.",
    )


def summary(*lines: str) -> bytes:
    """A board summary for any client, with these lines in it."""
    return _written("Board summary for {{client.name}}", *lines)


def read(content: bytes) -> list[str]:
    """The lines of a Word document, as its reader sees them."""
    return [paragraph.text for paragraph in Document(io.BytesIO(content)).paragraphs if paragraph.text]


def finished(client: str) -> bytes:
    return _written(f"Positioning for {client}", f"{client} stands where its buyers look first.")


def misfiled(*, names: str) -> bytes:
    """Meant for one client, with a line about another left in it."""
    return _written("Pipeline notes", f"Same cadence as at {names}, two weeks later.")


def as_file(name: str, content: bytes) -> dict[str, str | bytes]:
    """As a browser's file field takes it."""
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


def _written(*lines: str) -> bytes:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()
