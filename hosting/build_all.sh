#!/usr/bin/env bash
# Build every municipality that has a folder in the one that is named, each into its own site/, with this program.
# One that cannot be fetched or built keeps the site it had, stops no other, and is named at the end (status 1).
# Example: hosting/build_all.sh /srv/kommuner
# With SHARD=2 SHARDS=5 every fifth is built, from the second: five jobs share the folder.
set -uo pipefail
program=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
python=${PARAPLY_PYTHON:-python3}
failed=() number=0 shard=${SHARD:-1} shards=${SHARDS:-1}
for configuration in "${1:?name the folder of the municipalities}"/*/mkdocs.yml; do
    (( number++ % shards == shard - 1 )) || continue
    folder=${configuration%/mkdocs.yml}
    if [ -e "$folder/.git" ] && [ -n "$(git -C "$folder" remote)" ]; then
        git -C "$folder" pull --quiet --ff-only || failed+=("$folder (git)")
    fi
    "$python" "$program/scripts/paraply.py" site --pictures --config "$configuration" --output "$folder/site" || failed+=("$folder")
done
[ ${#failed[@]} -eq 0 ] || { printf 'Not built: %s\n' "${failed[@]}" >&2; exit 1; }
