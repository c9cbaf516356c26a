"""Claims from datasets name person and office by the dataset's own keys too."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the two columns; claims recorded before have no keys. No row is rewritten."""
    for column in ("person_key", "office_key"):
        op.add_column("claim", sa.Column(column, sa.Text))
