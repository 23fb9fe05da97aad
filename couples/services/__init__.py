"""The second floor: use cases, one gerund a file. No Flask, no SQLAlchemy."""
