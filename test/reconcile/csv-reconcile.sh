#!/usr/bin/env bash
# Asks a reconciliation server that this project did not write (PyPI csv-reconcile), over the labelled table of parties:
# on names alone nothing is accepted from the advised score on; below it, the links that the table gives. Needs python3.
set -euo pipefail
cd "$(dirname "$0")/../.."

environment=$PWD/node_modules/.cache/csv-reconcile
if ! "$environment/bin/python" -c 'import csv_reconcile' 2> /dev/null; then
  python3 -m venv --clear "$environment"
  # It reads its schema by a function that Python 3.13 took back, and imports what only old Werkzeug has.
  "$environment/bin/pip" install --quiet --disable-pip-version-check 'csv-reconcile==0.3.2' setuptools
fi

work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2> /dev/null || true; rm -rf "$work"' EXIT
port=$(node_modules/.bin/node -e "const s = net.createServer().listen(0, '127.0.0.1', () => { console.log(s.address().port); s.close(); })")
cat > "$work/config.py" <<CONFIG
SERVER_NAME = '127.0.0.1:$port'
MANIFEST = {'identifierSpace': 'http://www.wikidata.org/entity/', 'versions': ['0.2']}
CONFIG
python3 - "$work/parties.csv" <<'TABLE'
import csv, sys
rows = csv.DictReader(open("test/cases/link/parties.csv", encoding="utf8"))
with open(sys.argv[1], "w", encoding="utf8", newline="") as file:
    out = csv.writer(file, delimiter="\t")
    out.writerow(["item", "name"])
    out.writerows([row["wikidata_id"], row["name"]] for row in rows)
TABLE
(cd "$work" && "$environment/bin/csv-reconcile" init --config config.py parties.csv item name > init.log 2>&1) || { cat "$work/init.log" >&2; exit 1; }
(cd "$work" && exec "$environment/bin/csv-reconcile" serve > serve.log 2>&1) &
server=$!
for _ in $(seq 150); do
  curl --silent --fail --output /dev/null "http://127.0.0.1:$port/reconcile" && break
  sleep 0.2
done

cp -r facts/ics "$work/ics"
rm "$work/ics/links.sssom.tsv"
link() { node_modules/.bin/node src/cli/main.ts link "$work/ics" --kind Organization --from "$@"; }
# It says names and nothing else: not enough for the advised score.
link "http://127.0.0.1:$port/reconcile" --accept-above 95 > "$work/shown.txt"
[ ! -e "$work/ics/links.sssom.tsv" ] || { echo 'FAIL: accepted on names alone' >&2; exit 1; }
link "http://127.0.0.1:$port/reconcile" --accept-above 94 > "$work/shown.txt"
grep -q 'score of the service' "$work/shown.txt"
cut -f 1,4 "$work/ics/links.sssom.tsv" | sed -n 's/^\(ics:[^\t]*\)\twikidata:/\1 /p' | sort > "$work/accepted.txt"
for pair in 'ics:wpb Q925616' 'ics:cp-cuba Q371402' 'ics:wpk Q49623' 'ics:kke Q192406' 'ics:pcdob Q504000' 'ics:cprf Q192187'; do
  grep -qxF "$pair" "$work/accepted.txt" || { echo "FAIL: $pair was not accepted" >&2; exit 1; }
done
if grep -qE 'ics:(cp-sweden|mas|ppp-guyana) ' "$work/accepted.txt"; then echo 'FAIL: a namesake was accepted' >&2; exit 1; fi
if grep -q ManualMappingCuration "$work/ics/links.sssom.tsv"; then echo 'FAIL: a program claims to be a person' >&2; exit 1; fi

before=$(sha256sum < "$work/ics/links.sssom.tsv")
if link "http://127.0.0.1:$port/nowhere" --accept-above 94 2> "$work/said.txt"; then exit 1; fi
grep -q 'error bad-answer .*404' "$work/said.txt"
kill "$server" && wait "$server" 2> /dev/null || true
server=
if link "http://127.0.0.1:$port/reconcile" --accept-above 94 2> "$work/said.txt"; then exit 1; fi
grep -q 'error unreachable' "$work/said.txt"
[ "$(sha256sum < "$work/ics/links.sssom.tsv")" = "$before" ] || { echo 'FAIL: the table was touched' >&2; exit 1; }
echo 'csv-reconcile: links as the table gives them'
