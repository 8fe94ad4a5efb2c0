#!/usr/bin/env bash
# shellcheck source-path=SCRIPTDIR source-path=SCRIPTDIR/../../jobs/script
#
# Makes the users of a Kafka cluster, what they may do and their quotas what a table declares, or says exactly what is not.
#
# usage: reconcile.sh [--check] [--output text|json] TABLE_DIR
#
#   TABLE_DIR  files table-000, table-001, …: together one table, one user a line (grammar: table.sh)
#   --check    changes nothing and reads no password; exits 1 when actual differs from declared
#   --output   json prints one JSON object a line in place of text
#
# environment
#   BOOTSTRAP_SERVERS  host:port of every broker, separated by commas (required)
#   COMMAND_CONFIG     client properties file of a super user: TLS, SASL
#   SUPER_USERS        principals that a table must not name, as the brokers' super.users: User:CN=a;User:CN=b
#   PASSWORDS_DIR      the passwords: SECRET/KEY is a file; /opt/users/passwords
#   PASSWORD_SECONDS   how long after its start the run waits for Secrets that are not there, 3300
#   NAMESPACE          where they belong, for what is said
#   JOB_NAME           the run's Job, and
#   CURRENT_JOB_FILE   a file that holds the name of the Job that was applied last: another one's run writes nothing
#   FENCE_SECONDS      how long that file may lag behind, 120
#   WAIT_SECONDS       how long to wait for a broker, 300
#   RETRY_SECONDS      how long to retry without progress while the cluster is in trouble, 120
#   PARALLEL           how many JVMs write at a time, 2
#   SETTLE_SECONDS     how long what was written may take to be seen, 10
#   TERMINATION_LOG    where Kubernetes reads the termination message, /dev/termination-log
#   KAFKA_HOME         /opt/kafka
#   TRACE              set: the number of JVM starts is said at the end
#
# exit  0 every user is as declared
#       1 something is not, and is said
#      42 the table, an option or the environment is wrong: repeating the run cannot mend it
#      43 all that is not as declared was refused: repeating the run cannot mend it
#      44 another Job was applied since: repeating the run would undo what that one does
#     143 it was ended by SIGTERM (130 by SIGINT)
set -uo pipefail
export LC_ALL=C.UTF-8

noun=user
tools=(configs acls)
reads=(users)
declare -A write_tenths=([create]=20 [change]=10 [delete]=10 [renew]=5)
renewed="password set again, since it cannot be compared"
needs="to be a super user, or Describe, Alter, DescribeConfigs and AlterConfigs on the cluster"

# These files lie beside each other where the script runs: lib/jobs/script.ts puts them into one ConfigMap.
script=${BASH_SOURCE[0]%/*}
source "$script/message.sh"
source "$script/signals.sh" # soon: from here on a signal has its message
source "$script/arguments.sh"
source "$script/fence.sh"
source "$script/workspace.sh"
source "$script/encoding.sh"
source "$script/lines.sh"
source "$script/kafka.sh"
source "$script/trouble.sh"
source "$script/wait.sh"
source "$script/answer.sh"
source "$script/ask.sh"
source "$script/rounds.sh"
source "$script/estimate.sh"
source "$script/conclusion.sh"
source "$script/protected.sh"
source "$script/table.sh"
source "$script/read.sh"
source "$script/compare.sh"
source "$script/passwords.sh"
source "$script/await.sh"
source "$script/acls.sh"
source "$script/act.sh"
source "$script/undeclared.sh"

main() {
  parse_arguments "$@"
  check_environment
  : "${PASSWORDS_DIR:=/opt/users/passwords}" "${PASSWORD_SECONDS:=3300}"
  whole_number PASSWORD_SECONDS
  find_protected
  load_table "$table_dir"
  prepare_workspace
  prepare_private_folder

  reconcile
  report
}

[[ ${BASH_SOURCE[0]} != "$0" ]] || main "$@"
