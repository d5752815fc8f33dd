from django.db import migrations


class Migration(migrations.Migration):
    """Work that nobody asked for (audits, retention) goes through all organisations in turn. It
    says so by a setting of its transaction, and may then read this one table and nothing else."""

    dependencies = [("organisation", "0002_counter_settings")]
    operations = [
        migrations.RunSQL(
            "CREATE POLICY directory ON organisation_organisation FOR SELECT "
            "USING (current_setting('bon.directory', true) = 'read')",
            "DROP POLICY directory ON organisation_organisation",
        )
    ]
