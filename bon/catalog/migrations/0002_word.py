from django.db import migrations, models

from bon.kit.schema import secure

# The one way to search goods. Runs as its caller, so row-level security applies; the range of a
# beginning is leakproof, so the primary key of the words is used all the same. What stands inside
# a word is found by running through the distinct words. `words` are folded, the longest first;
# all must be found.
SEARCH = """
CREATE FUNCTION catalog_search(tenant uuid, words text[], inside boolean, most integer)
RETURNS TABLE (variant uuid) LANGUAGE sql STABLE SECURITY INVOKER AS $$
  WITH first AS (
    SELECT found.variant_id
    FROM catalog_searchword found
    WHERE found.organisation_id = tenant
      AND found.word >= words[1] AND found.word < words[1] || chr(1114111)
    UNION
    SELECT found.variant_id
    FROM catalog_word whole
    JOIN catalog_searchword found ON found.organisation_id = tenant AND found.word = whole.word
    WHERE inside AND length(words[1]) >= 3
      AND whole.organisation_id = tenant AND strpos(whole.word, words[1]) > 1)
  SELECT first.variant_id
  FROM first
  WHERE NOT EXISTS (
    SELECT 1 FROM unnest(words[2:]) AS further (part)
    WHERE NOT EXISTS (
      SELECT 1 FROM catalog_searchword other
      WHERE other.organisation_id = tenant AND other.variant_id = first.variant_id
        AND (other.word >= further.part AND other.word < further.part || chr(1114111)
          OR inside AND length(further.part) >= 3
            AND strpos(other.word, further.part) > 1 AND other.word !~ '[0-9]')))
  LIMIT most
$$;
"""

# The goods that are here; their table is closed to its owner too while its walls stand.
FILL = """
ALTER TABLE catalog_searchword NO FORCE ROW LEVEL SECURITY;
INSERT INTO catalog_word (organisation_id, word)
  SELECT DISTINCT organisation_id, word FROM catalog_searchword WHERE word !~ '[0-9]';
ALTER TABLE catalog_searchword FORCE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [("catalog", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Word",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "organisation_id",
                        "word",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("organisation_id", models.UUIDField(editable=False)),
                ("word", models.CharField(db_collation="C", max_length=60)),
            ],
        ),
        migrations.RunSQL(FILL),
        secure("Word"),
        migrations.RunSQL("DROP FUNCTION catalog_search(uuid, text[], integer)"),
        migrations.RunSQL(SEARCH),
    ]
