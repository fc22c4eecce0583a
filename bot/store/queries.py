"""What query modules share: the session and the workspace that every statement names."""

from uuid import UUID

from sqlalchemy.orm import Session


class Queries:
    """Questions about one aggregate of one workspace."""

    def __init__(self, session: Session, workspace_id: UUID) -> None:
        self._session = session
        self._workspace_id = workspace_id
