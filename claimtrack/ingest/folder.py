"""The files of a folder, in a fixed order, with a word on those that are passed over."""

import os
from collections.abc import Iterator
from pathlib import Path

from claimtrack.errors import BadInput, ClaimtrackError
from claimtrack.ingest.items import Skipped
from claimtrack.ingest.sniff import BY_SUFFIX


def files_of(folder: Path) -> Iterator[Path | Skipped | ClaimtrackError]:
    """Yield the readable kinds of files below ``folder``, sorted, and the others as skipped.

    Hidden files and folders are passed over; links to folders are not followed, since they may
    lead in a circle.

    Args:
        folder: Where to look, at any depth.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield BadInput(f"cannot be read: {error.strerror}", item=str(folder))
        return
    if not entries:
        yield Skipped(str(folder), "an empty folder")
    for entry in entries:
        if entry.name.startswith("."):
            yield Skipped(entry.path, "hidden")
        elif entry.is_dir(follow_symlinks=False):
            yield from files_of(Path(entry.path))
        elif not entry.is_file():
            yield Skipped(entry.path, "not a file")
        elif (suffix := Path(entry.name).suffix.lower()) not in BY_SUFFIX:
            named = f"the kind {suffix}" if suffix else "a file without extension"
            yield Skipped(entry.path, f"{named} is not read from a folder; name it to try")
        else:
            yield Path(entry.path)
