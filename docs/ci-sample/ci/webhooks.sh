#!/bin/sh
# Webhooks in a pipeline: does what the handler passes on arrive, and is the handler right? Reports stand in reports/.
# HOOKGLASS is the command, "hookglass" by default. Exit 0: right; otherwise the code of the command that said no.
set -eu
cd "$(dirname "$0")/.."
HOOKGLASS=${HOOKGLASS:-hookglass}
export WEBHOOK_SECRET=${WEBHOOK_SECRET:-only-for-the-pipeline}

rm -rf reports
mkdir reports
started=
trap '[ -z "$started" ] || kill $started 2>/dev/null || true' EXIT

# Waits until process $3 has written the text $2 into the file $1, and puts what stands behind it, up to a quote or the
# line's end, into $found. (Not printed: in a shell of its own, as in $(…), a process that ended would not be noticed.)
wait_for() {
  tries=0
  until grep -q "$2" "$1"; do
    tries=$((tries + 1))
    if [ "$tries" -gt 150 ] || ! kill -0 "$3" 2>/dev/null; then
      echo "There is no $2 in $1:" >&2
      cat "$1" >&2
      exit 3
    fi
    sleep 0.2
  done
  found=$(sed -n "s/.*$2\([^\"]*\).*/\1/p" "$1" | head -n 1)
}

echo '== Hookglass stands in for the CRM: it takes one request, and fails when none has come after 30 s'
$HOOKGLASS listen --json --memory --port 0 --count 1 --timeout 30 > reports/crm.jsonl &
crm=$!
started="$crm"
wait_for reports/crm.jsonl '"listening","url":"' "$crm"
export CRM_URL="$found"

echo '== The handler'
PORT=0 node handler.mjs > reports/handler.log 2>&1 &
server=$!
started="$started $server"
wait_for reports/handler.log 'Handler: ' "$server"
handler=$found

echo '== An event goes in, and what the CRM is to know comes out'
$HOOKGLASS send meetinglawyers/message_sent --to "$handler" --secret-env WEBHOOK_SECRET > reports/send.log
wait "$crm"
grep -q '"text":"{\\"kind\\":\\"new-message\\"' reports/crm.jsonl

echo '== Is the handler right?'
$HOOKGLASS check meetinglawyers --to "$handler" --secret-env WEBHOOK_SECRET --state-url "${handler%/webhooks}/state" \
  --report junit=reports/webhooks.xml --report markdown=reports/webhooks.md
