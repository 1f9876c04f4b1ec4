from django.db import migrations

from frontportal.kit.records.triggers import function, guard

# As kit.values.text.fold, as far as letters and digits are concerned: what is left of others is no part of a word.
FOLD = """
SELECT regexp_replace(
    translate(lower(normalize(given, NFD)), 'đð', 'dd'),
    '[\\u0300-\\u036f\\u00ad\\u200b-\\u200f\\u2060-\\u2064\\ufeff]', '', 'g')
"""
BARE = "SELECT regexp_replace(record_search_fold(given), '[^a-z0-9]+', '', 'g')"
VECTOR = """
SELECT array_to_tsvector(ARRAY(
    SELECT left(word, 40) FROM regexp_split_to_table(record_search_fold(left(texts, 2000)), '[^a-z0-9]+') AS word
    WHERE word <> ''
    UNION SELECT '_c' || left(record_search_bare(code), 40) FROM unnest(codes) AS code WHERE record_search_bare(code) <> ''
    UNION SELECT '_a' || abs(amount) FROM unnest(amounts) AS amount WHERE amount IS NOT NULL
    UNION SELECT '_p' || reverse(regexp_replace(number[1], '\\D', '', 'g'))
    FROM unnest(phones) AS phone, regexp_matches(phone, '\\d(?:[ .()-]*\\d){6,14}', 'g') AS number
    UNION SELECT '_u' || place
))
"""
# The newest first: what is common stands among them, and no other entry need be looked at. What is not, the index of words
# finds whole (where units are asked for, within them: they are among the words); `day + 0` keeps the planner, which does not know how rare a mark is, from reading all days instead.
HITS = """
BEGIN
    RETURN QUERY SELECT newest.* FROM (
        SELECT * FROM record_search_searchentry ORDER BY day DESC NULLS FIRST, id DESC LIMIT walked
    ) AS newest
    WHERE newest.words @@ question AND newest.model = ANY(models);
    GET DIAGNOSTICS seen = ROW_COUNT;
    IF seen < most THEN
        RETURN QUERY SELECT * FROM record_search_searchentry AS entry
        WHERE entry.words @@ question AND entry.model = ANY(models)
        ORDER BY entry.day + 0 DESC NULLS FIRST, entry.id DESC LIMIT most;
    END IF;
END
"""
IMMUTABLE = "LANGUAGE sql IMMUTABLE PARALLEL SAFE"


class Migration(migrations.Migration):
    dependencies = [("record_search", "0001_initial")]
    operations = [
        function(f"record_search_fold(given text) RETURNS text {IMMUTABLE}", FOLD),
        function(f"record_search_bare(given text) RETURNS text {IMMUTABLE}", BARE),
        function("record_search_vector(texts text, codes text[], amounts bigint[], phones text[], place text) "
            f"RETURNS tsvector {IMMUTABLE}", VECTOR),
        function("record_search_hits(question tsquery, models text[], walked integer, most integer) "
            "RETURNS SETOF record_search_searchentry LANGUAGE plpgsql STABLE SET enable_seqscan = off SET jit = off",
            f"DECLARE seen integer; {HITS}"),
        guard("record_search_keep_spellings", """
INSERT INTO record_search_spelling (spelling, word)
SELECT spelling, word FROM (
    SELECT DISTINCT word FROM new_rows, unnest(tsvector_to_array(words)) AS word
    WHERE NOT is_closed AND word ~ '^[a-z]{3,20}$'
) AS fresh, LATERAL (
    SELECT word AS spelling
    UNION SELECT overlay(word PLACING '' FROM place FOR 1) FROM generate_series(1, length(word)) AS place
) AS near
WHERE NOT EXISTS (
    SELECT FROM record_search_spelling AS known WHERE known.spelling = fresh.word AND known.word = fresh.word
);
RETURN NULL;
""",
            "record_search_spellings_insert AFTER INSERT ON record_search_searchentry "
            "REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT",
            "record_search_spellings_update AFTER UPDATE ON record_search_searchentry "
            "REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT"),
    ]
