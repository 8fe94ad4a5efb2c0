# shellcheck shell=bash disable=SC2034,SC2154 # variables are shared with the other parts, see reconcile.sh
# Starts Kafka's own tools, quickly: JVM starts are what a run costs.
#
# The stock launchers start these same classes with these same arguments. Here Java starts with the dozen jars
# these commands need in place of a hundred, without a JMX agent and without logging (what went wrong is in the
# exception's message). Where many writes are to come, the first one leaves an archive of its loaded classes for the
# others. When Java does not start this way, for whatever reason, the run goes on with the stock launchers.
#
# A script gives tools, the names of those it uses: topics for kafka-topics.sh. One is there without being named and is
# no tool of Kafka's: reader, the program in reader.jar. java/README.md has its lines.

heap=(-Xms16m -Xmx160m)
java_flags=("${heap[@]}" -XX:+IgnoreUnrecognizedVMOptions -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData
  -Xshare:auto -Xlog:disable -XX:+DisplayVMOutputToStderr -Dlog4j2.loggerContextFactory=org.apache.logging.log4j.simple.SimpleLoggerContextFactory)
needed_jars=(kafka- kafka_ scala-library- scala-logging_ jopt-simple- slf4j-api- commons-validator- log4j-api- jackson-core-
  jackson-databind- jackson-annotations-)
archive_from=4 # writes; below that the archive costs more than it saves

declare -A main_class=([reader]=cdk8skafka.Reader)
reader_jar=$script/reader.jar
class_path=$reader_jar

prepare_java() {
  local tool jar prefix
  for tool in "${tools[@]}"; do
    [[ $(<"$KAFKA_HOME/bin/kafka-$tool.sh") =~ (org\.apache\.)?kafka\.[a-z.]+\.[A-Z][A-Za-z]*Command ]] &&
      main_class[$tool]=${BASH_REMATCH[0]}
  done
  for prefix in "${needed_jars[@]}"; do
    for jar in "$KAFKA_HOME/libs/$prefix"*.jar; do
      [[ -f $jar ]] && class_path+=:$jar
    done
  done
  [[ ${#main_class[@]} == $((${#tools[@]} + 1)) && $class_path == *:* ]] || mkdir "$work/stock"
}

# kafka_tool topics argument… : kafka-topics.sh with the cluster's address and settings
kafka_tool() {
  local tool=$1 status said=$work/stderr.$BASHPID
  [[ -z ${writing-} ]] || may_write || return
  shift
  set -- --bootstrap-server "$BOOTSTRAP_SERVERS" --command-config "$work/client.properties" "$@"

  if [[ ! -d $work/stock ]]; then
    quick_start "$tool" "$@" 2>"$said"
    status=$?
    if ((status == 0)) || ! start_failed "$status" "$said"; then
      cat "$said" >&2
      return "$status"
    fi
    if mkdir "$work/stock" 2>/dev/null; then
      say "note: the quick start of Java failed, Kafka's launchers take over: $(grep -m 1 -v SLF4J "$said")"
    fi
  fi
  stock_start "$tool" "$@"
}

quick_start() { # tool argument…
  local tool=$1 options archive=() status
  shift
  read -ra options <<<"${KAFKA_OPTS-}"
  if [[ -f $work/$tool.jsa ]]; then
    archive=("-XX:SharedArchiveFile=$work/$tool.jsa")
  elif [[ -n ${leave_archive-} ]] && mkdir "$work/$tool.training" 2>/dev/null; then
    archive=("-XX:ArchiveClassesAtExit=$work/$tool.training/jsa")
  fi
  count_jvm_start
  "${JAVA_HOME:+$JAVA_HOME/bin/}java" "${java_flags[@]}" "${archive[@]}" "${options[@]}" \
    -cp "$class_path" "${main_class[$tool]}" "$@" </dev/null
  status=$?
  [[ ! -f $work/$tool.training/jsa ]] || mv "$work/$tool.training/jsa" "$work/$tool.jsa" # whole, or not there
  return "$status"
}

stock_start() { # tool argument…
  local tool=$1 launcher=("$KAFKA_HOME/bin/kafka-$1.sh")
  [[ $tool != reader ]] || launcher=(env "CLASSPATH=$reader_jar" "$KAFKA_HOME/bin/kafka-run-class.sh" "${main_class[reader]}")
  shift
  count_jvm_start
  KAFKA_HEAP_OPTS="${heap[*]}" KAFKA_JVM_PERFORMANCE_OPTS="-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:+DisplayVMOutputToStderr" \
    KAFKA_JMX_OPTS=' ' LOG_DIR=$work "${launcher[@]}" "$@" </dev/null
}

# Java itself or a class was the trouble (or Java was killed), not what the command had to do.
start_failed() { # status file
  (($1 > 125)) ||
    grep -qE 'NoClassDefFoundError|ClassNotFoundException|NoSuchMethodError|NoSuchFieldError|create the Java Virtual Machine|find or load main class' "$2"
}

# What --delete-config takes.
joined() { # names, separated by spaces → on stdout, separated by commas
  local names
  read -ra names <<<"$1"
  local IFS=,
  printf %s "${names[*]}"
}

count_jvm_start() { printf '\n' >>"$work/jvm-starts"; }

jvm_starts() { # → starts
  local lines=()
  [[ ! -f $work/jvm-starts ]] || mapfile -t lines <"$work/jvm-starts"
  starts=${#lines[@]}
}

# Kafka's own limits let a call hang for a minute. Whoever sets them keeps them: the two have to fit each other.
write_client_properties() {
  local settings=""
  [[ -z ${COMMAND_CONFIG:-} ]] || settings=$(<"$COMMAND_CONFIG")
  [[ $settings =~ (request|default\.api)\.timeout\.ms ]] || settings+=$'\ndefault.api.timeout.ms=20000\nrequest.timeout.ms=15000'
  printf '%s\n' "$settings" >"$work/client.properties"
}
