"""The only SQL of the program: database, migrations, stores, backup."""
