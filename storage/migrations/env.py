"""What Alembic runs to apply migrations, on the connection that storage/migrate.py hands over."""

from alembic import context

from storage.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata(),
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
