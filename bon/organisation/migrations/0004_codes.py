"""What codes of an organisation's own stand on: its key, and its registers' numbers."""

from django.contrib.postgres.functions import RandomUUID
from django.db import migrations, models

import bon.organisation.models

# The registers that are here; their table is closed to its owner too while its walls stand.
NUMBER = """
ALTER TABLE organisation_register NO FORCE ROW LEVEL SECURITY;
UPDATE organisation_register r SET number = n.number
  FROM (SELECT organisation_id, id,
          row_number() OVER (PARTITION BY organisation_id ORDER BY code) AS number
        FROM organisation_register) n
  WHERE n.organisation_id = r.organisation_id AND n.id = r.id;
ALTER TABLE organisation_register FORCE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [("organisation", "0003_directory")]

    operations = [
        migrations.AddField(
            model_name="organisation",
            name="code_key",
            field=models.UUIDField(db_default=RandomUUID(), editable=False),
        ),
        migrations.AddField(
            model_name="register",
            name="number",
            field=models.PositiveSmallIntegerField(default=1, editable=False),
        ),
        migrations.RunSQL(NUMBER, migrations.RunSQL.noop),
        migrations.AlterField(
            model_name="register",
            name="number",
            field=models.PositiveSmallIntegerField(
                default=bon.organisation.models.next_register_number, editable=False
            ),
        ),
        migrations.AddConstraint(
            model_name="register",
            constraint=models.UniqueConstraint(
                fields=("organisation_id", "number"), name="register_number_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="register",
            constraint=models.CheckConstraint(
                condition=models.Q(("number__range", (1, 9999))), name="register_number_width"
            ),
        ),
    ]
