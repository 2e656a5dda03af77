#!/usr/bin/env bash
# OpenRefine (Debian's package) as a client of the reconciliation service: a column of names is matched through it.
# Needs openrefine, curl and python3.
set -euo pipefail
cd "$(dirname "$0")/../.."

work=$(mktemp -d)
free() { node_modules/.bin/node -e "const s = net.createServer().listen(0, '127.0.0.1', () => { console.log(s.address().port); s.close(); })"; }
servers=()
# Each in a session of its own: openrefine is a script that starts Java.
trap 'for one in "${servers[@]}"; do kill -- "-$one" 2> /dev/null || true; done; rm -rf "$work"' EXIT
port=$(free)
setsid node_modules/.bin/node src/cli/main.ts serve --port "$port" 2> /dev/null &
servers+=("$!")
refine=$(free)
setsid openrefine -i 127.0.0.1 -p "$refine" -d "$work/data" -x refine.headless=true > /dev/null 2>&1 &
servers+=("$!")
core=http://127.0.0.1:$refine/command/core
for url in "$core/get-version" "http://127.0.0.1:$port/reconcile"; do
  for _ in $(seq 120); do curl --silent --fail --output /dev/null "$url" && break; sleep 0.5; done
done

token() { curl --silent "$core/get-csrf-token" | python3 -c 'import json, sys; print(json.load(sys.stdin)["token"])'; }
printf '%s\n' name 'Workers Party of Belgium' 'Séminaire communiste international' '15th International Communist Seminar' PTB > "$work/names.csv"
made=$(curl --silent --output /dev/null --write-out '%{redirect_url}' -F "project-file=@$work/names.csv" -F project-name=names \
  "$core/create-project-from-upload?csrf_token=$(token)")
project=${made##*project=}
config="{\"mode\":\"standard-service\",\"service\":\"http://127.0.0.1:$port/reconcile\",\"identifierSpace\":\"https://w3id.org/seminar-graph/ics/\",
  \"schemaSpace\":\"https://w3id.org/seminar-graph/ns#\",\"type\":null,\"autoMatch\":true,\"columnDetails\":[],\"limit\":3}"
curl --silent --output /dev/null --data-urlencode columnName=name --data-urlencode "config=$config" \
  --data-urlencode 'engine={"facets":[],"mode":"row-based"}' --data-urlencode "csrf_token=$(token)" "$core/reconcile?project=$project"

matches() {
  curl --silent "$core/get-rows?project=$project&start=0&limit=9" | python3 -c '
import json, sys
answer = json.load(sys.stdin)
judged = answer.get("pool", {}).get("recons", {})
for row in answer["rows"]:
    cell = row["cells"][0]
    print(cell["v"], "=", judged.get(str(cell.get("r")), {}).get("m", {}).get("id", "?"))'
}
expected='Workers Party of Belgium = wpb
Séminaire communiste international = ics
15th International Communist Seminar = ics-2006
PTB = ?'
for _ in $(seq 60); do [ "$(matches)" = "$expected" ] && break; sleep 0.5; done
matches
[ "$(matches)" = "$expected" ] || { echo 'FAIL: OpenRefine has other matches' >&2; exit 1; }
echo 'OpenRefine: matches as expected'
