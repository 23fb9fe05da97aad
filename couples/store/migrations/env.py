"""Run by Alembic, always inside the transaction that ``couples/store/migrating.py`` opened."""

from alembic import context

from couples.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,
    compare_type=True,
)
context.run_migrations()
