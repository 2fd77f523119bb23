"""The door of the import: its command."""

from io import StringIO

import pytest
from django.core.management import call_command


@pytest.fixture
def run(tmp_path, db):
    """Run the command on a file of this content; return what it prints."""

    def run_command(content, *arguments):
        file = tmp_path / "authorities.csv"
        file.write_bytes(content)
        output = StringIO()
        call_command("import_places", str(file), *arguments, stdout=output)
        return output.getvalue()

    return run_command
