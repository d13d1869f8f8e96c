"""What reading again tells: counts of what changed."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Changes:
    """What changed, counted.

    Attributes:
        revisions: Stored texts read again.
        same: Statements that say what they said.
        changed: Statements that are read otherwise now.
        new: Statements nobody had found.
        gone: Statements that are found no more.
        acts_by_key: People's acts that kept their statement by its stable key.
        acts_by_overlap: People's acts whose statement was found again by overlap.
        acts_back: Acts that had lost their statement and have it again.
        acts_changed: Acts on statements that read otherwise now: a person should look.
        acts_lost: Acts that lost their statement: a person must look.
        claims_new: Claims founded.
        claims_merged: Claims that nothing was left of and that live on in another.
        claims_unread: Claims that no text is read as saying any more.
        status_changed: Claims whose status is another now.
    """

    revisions: int = 0
    same: int = 0
    changed: int = 0
    new: int = 0
    gone: int = 0
    acts_by_key: int = 0
    acts_by_overlap: int = 0
    acts_back: int = 0
    acts_changed: int = 0
    acts_lost: int = 0
    claims_new: int = 0
    claims_merged: int = 0
    claims_unread: int = 0
    status_changed: int = 0

    def add(self, other: "Changes") -> None:
        """Add what another article changed."""
        for name, count in other.to_json().items():
            setattr(self, name, getattr(self, name) + count)

    def to_json(self) -> dict[str, int]:
        """Return the counts by name."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Reread:
    """What became of one article.

    Attributes:
        article: Its key.
        changes: What changed.
        failed: Why it could not be read again, None where it was; nothing of it changed then.
    """

    article: str
    changes: Changes = field(default_factory=Changes)
    failed: str | None = None
