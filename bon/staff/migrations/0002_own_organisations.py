from django.db import migrations


class Migration(migrations.Migration):
    """Whoever is signed in may read the names of the organisations they work for, and no more of
    them: how else to choose another?"""

    dependencies = [("staff", "0001_initial"), ("organisation", "0001_initial")]
    operations = [
        migrations.RunSQL(
            "CREATE POLICY worked_for ON organisation_organisation FOR SELECT USING (EXISTS ("
            "SELECT 1 FROM staff_person p WHERE p.organisation_id = organisation_organisation.id "
            "AND p.active "
            "AND p.user_id = nullif(current_setting('bon.login', true), '')::uuid))",
            "DROP POLICY worked_for ON organisation_organisation",
        )
    ]
