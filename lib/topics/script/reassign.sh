# shellcheck shell=bash disable=SC2034,SC2154 # variables are shared with the other parts, see reconcile.sh
# A replication factor cannot be changed by kafka-topics.sh, and moving data is not for a Job to start unasked. So the
# reassignment that would change it is written out for every refused topic: the JSON, and the two commands.

plan_reassignments() {
  local name json plans to_spread=("${actual_brokers[@]}")
  for name in "${items[@]}"; do
    [[ ${verdict[$name]} == refuse && ${declared_replication[$name]} != "${actual_replication[$name]}" ]] || continue
    [[ -z ${actual_moving[$name]} ]] || continue
    to_spread+=("topic $name ${declared_replication[$name]}" "${actual_replicas[$name]%$'\n'}")
  done
  ((${#to_spread[@]} > ${#actual_brokers[@]})) || return 0

  # Advice that could not be worked out is not given; the refusal is said all the same.
  plans=$(printf '%s\n' "${to_spread[@]}" | spread) || return 0
  while IFS=' ' read -r name json; do
    [[ -z $name ]] || advise "$name" "$json"
  done <<<"$plans"
}

# A line "topic JSON" for every topic to reassign that the brokers suffice for. Data moves as little as possible: more
# replicas are added to the ones there are, fewer are chosen from them. Each choice prefers a rack that the partition
# is not in yet, then the broker with the fewest replicas. The first replica, the preferred leader, is then chosen so
# that leaders are spread evenly as well.
#
# Input: lines "broker ID RACK"; then for each topic a line "topic NAME FACTOR" and its partitions in order, as lines
# "replicas NAME PARTITION ID,ID,…".
spread() {
  awk '
    function choose(p, candidates, n,    i, b, best, better) {
      while (size[p] < factor) {
        best = ""
        for (i = 1; i <= n; i++) {
          b = candidates[(i + p) % n + 1]
          if ((p, b) in member) continue
          better = best == "" || in_rack[p, rack[b]] < in_rack[p, rack[best]]
          if (!better && in_rack[p, rack[b]] == in_rack[p, rack[best]]) better = load[b] < load[best]
          if (better) best = b
        }
        if (best == "") return
        add(p, best)
      }
    }
    function add(p, b) {
      member[p, b] = 1
      replica[p, ++size[p]] = b
      in_rack[p, rack[b]]++
      load[b]++
    }
    function lead(p, i,    b) {
      b = replica[p, i]; replica[p, i] = replica[p, 1]; replica[p, 1] = b
      leads[b]++
    }
    function balance_leaders(    p, i, best, moved) {
      for (p = 0; p < partitions; p++) {
        best = 1
        for (i = 2; i <= size[p]; i++) if (leads[replica[p, i]] < leads[replica[p, best]]) best = i
        lead(p, best)
      }
      do {
        moved = 0
        for (p = 0; p < partitions; p++)
          for (i = 2; i <= size[p]; i++)
            if (leads[replica[p, i]] + 1 < leads[replica[p, 1]]) { leads[replica[p, 1]]--; lead(p, i); moved = 1 }
      } while (moved)
    }
    function print_plan(    p, i) {
      printf "%s {\"version\":1,\"partitions\":[", topic
      for (p = 0; p < partitions; p++) {
        printf "%s{\"topic\":\"%s\",\"partition\":%d,\"replicas\":[", (p ? "," : ""), topic, p
        for (i = 1; i <= size[p]; i++) printf "%s%s", (i > 1 ? "," : ""), replica[p, i]
        printf "]}"
      }
      print "]}"
    }
    function finish(    p, complete) {
      if (topic == "") return
      complete = partitions > 0
      for (p = 0; p < partitions; p++) if (size[p] != factor) complete = 0
      if (complete) { balance_leaders(); print_plan() }
      topic = ""
    }
    $1 == "broker" { ids[++known] = $2; rack[$2] = $3 == "-" ? "broker " $2 : $3 }
    $1 == "topic" {
      finish()
      topic = $2; factor = $3; partitions = 0
      split("", member); split("", replica); split("", size); split("", in_rack); split("", leads)
    }
    $1 == "replicas" {
      n = split($4, current, ",")
      p = partitions++
      size[p] = 0
      if (n <= factor) for (i = 1; i <= n; i++) add(p, current[i])
      else choose(p, current, n)
      choose(p, ids, known)
    }
    END { finish() }'
}

advise() { # topic reassignment → advice, advice_json
  local base="kafka-reassign-partitions.sh --bootstrap-server $BOOTSTRAP_SERVERS" execute verify
  [[ -z ${COMMAND_CONFIG:-} ]] || printf -v base '%s --command-config %q' "$base" "$COMMAND_CONFIG"
  base+=" --reassignment-json-file /tmp/$1.json"
  execute="$base --throttle 50000000 --execute" verify="$base --verify"

  printf -v "advice[$1]" '%s\n%s\n%s\n%s\n%s' "to change it, save this line as /tmp/$1.json:" "$2" \
    "start the move, then repeat the second command until all of it is complete (it also removes the throttle):" \
    "$execute" "$verify"

  advice_json[$1]=",\"reassignment\":$2,\"commands\":["
  json_string "$execute"
  advice_json[$1]+=$json
  json_string "$verify"
  advice_json[$1]+=,$json]
}
