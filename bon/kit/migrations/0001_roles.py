from django.db import migrations

from bon.kit.roles import GRANTS


class Migration(migrations.Migration):
    """Comes before every other table, so that all of them get the rights."""

    initial = True
    run_before = [
        ("contenttypes", "0001_initial"),
        ("sessions", "0001_initial"),
        ("account", "0001_initial"),
        ("mfa", "0001_initial"),
        ("procrastinate", "0001_initial"),
    ]
    operations = [migrations.RunSQL(GRANTS, migrations.RunSQL.noop)]
