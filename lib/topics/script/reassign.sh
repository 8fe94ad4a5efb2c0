# shellcheck shell=bash disable=SC2034,SC2154 # variables are shared with the other parts, see reconcile.sh
# A replication factor cannot be changed by kafka-topics.sh, and moving data is not for a Job to start unasked. So the
# reassignment that would change it is written out for every refused topic: the JSON, and the two commands.

plan_reassignments() {
  local name json
  for name in "${items[@]}"; do
    [[ ${verdict[$name]} == refuse && ${declared_replication[$name]} != "${actual_replication[$name]}" ]] || continue
    [[ -z ${actual_moving[$name]} ]] || continue
    printf '%s %s\n' "$name" "${declared_replication[$name]}"
  done >"$work/to-reassign"
  [[ -s $work/to-reassign ]] || return 0

  list_brokers
  while IFS=' ' read -r name json; do
    advise "$name" "$json"
  done < <(spread "$work/brokers" "$work/to-reassign" "$work/read-topics")
}

# In the background, since a signal waits for what is in the foreground.
list_brokers() {
  brokers_and_racks >"$work/brokers" &
  wait $!
}

# A line "id rack" for every broker; the rack is "-" where it has none.
brokers_and_racks() {
  count_jvm_start
  KAFKA_HEAP_OPTS="${heap[*]}" KAFKA_JMX_OPTS=' ' LOG_DIR=$work \
    "$KAFKA_HOME/bin/kafka-broker-api-versions.sh" --bootstrap-server "$BOOTSTRAP_SERVERS" \
    --command-config "$work/client.properties" 2>/dev/null </dev/null | racks_in
}

racks_in() { # stdin: the output of kafka-broker-api-versions.sh
  sed -nE 's/^[^ ]+ \(id: ([0-9]+) rack: ([^ )]+).*/\1 \2/p' | sed 's/ null$/ -/' | sort -n
}

# A line "topic JSON" for every topic to reassign that the brokers suffice for. Data moves as little as possible: more
# replicas are added to the ones there are, fewer are chosen from them. Each choice prefers a rack that the partition
# is not in yet, then the broker with the fewest replicas. The first replica, the preferred leader, is then chosen so
# that leaders are spread evenly as well.
spread() { # brokers-and-racks topics-and-factors described-topics
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
    FNR == 1 { file++ }
    file == 1 { ids[++known] = $1; rack[$1] = $2 == "-" ? "broker " $1 : $2; next }
    file == 2 { wanted[$1] = $2; next }
    /^Topic: / {
      finish()
      if ($2 in wanted) {
        topic = $2; factor = wanted[$2]; partitions = 0
        split("", member); split("", replica); split("", size); split("", in_rack); split("", leads)
      }
    }
    /^\tTopic: / && topic != "" {
      for (i = 1; i <= NF; i++) if ($i == "Replicas:") n = split($(i + 1), current, ",")
      p = partitions++
      size[p] = 0
      if (n <= factor) for (i = 1; i <= n; i++) add(p, current[i])
      else choose(p, current, n)
      choose(p, ids, known)
    }
    END { finish() }' "$1" "$2" "$3"
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
