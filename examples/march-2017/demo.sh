#!/bin/sh
# Reads the reports beside this file, records them, and asks the record what they tell. Leaves nothing behind.
set -eu

cd "$(dirname "$0")/../.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 130' INT TERM
HOLDOVER_RECORD="$folder/holdover.db"
export HOLDOVER_RECORD

if [ -t 1 ]; then bold=$(printf '\033[1m') plain=$(printf '\033[0m'); else bold='' plain=''; fi

# A heading, the command as one would type it, and what it prints.
show() {
    printf '\n%s%s%s\n$ %s\n' "$bold" "$1" "$plain" "$2"
    eval "$2" || [ $? -eq 1 ] # 1: nothing found, which is an answer too
}

show "One report, read: what it says, in which words. Nothing is stored." \
    'holdover read examples/march-2017/2017-03-11-bharara-post.md'

show "All fourteen, read and recorded." \
    'holdover add examples/march-2017/2*.md'

show "Who held the office on the day of the order?" \
    'holdover who "US attorney, Southern District of New York" --on 2017-03-10'

show "And two days later?" \
    'holdover who "US attorney, Southern District of New York" --on 2017-03-12'

show "What could one know of him the day before the order? Of the order, nothing." \
    'holdover why "Preet Bharara" --known 2017-03-09'

show "The order: how many it reached, by whose count, and what became of each." \
    'holdover roll'

show "Did he resign, or was he fired? The reports disagree, and the record shows both sides." \
    'holdover disputes'

show "Every word on which the answer stands, and who says so." \
    'holdover why "Preet Bharara"'

printf '\n%sGo on:%s holdover --help, docs/commands.md, docs/march-2017.md\n' "$bold" "$plain"
