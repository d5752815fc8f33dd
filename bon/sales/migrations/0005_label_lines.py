from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("sales", "0004_of_customer")]

    operations = [
        migrations.RunSQL((SQL / "record.sql").read_text(), migrations.RunSQL.noop),
    ]
