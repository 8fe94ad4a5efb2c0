# shellcheck shell=bash disable=SC2034,SC2154 # variables are shared with the other parts, see reconcile.sh
# What a failed tool said: in one line, and of which kind.

# The broker's message, without class names and stack.
words_of() { # output → words
  words=$(awk '
    /^\[[0-9-]+ [0-9:,]+\] / || /^SLF4J:/ || /^[ \t]*(at |\.\.\. )/ { next }       # logs and stacks
    /^Topic: / || /^\tTopic: / || /^Dynamic configs / || /^  .* synonyms=/ { next } # what went well before
    /^WARNING: Due to limitations/ || /^Error while executing config command/ { next }
    sub(/^Error while executing (topic command |ACL command): /, "") { topic = $0; next }
    sub(/^Caused by: /, "") { cause = $0; next }
    sub(/^java\.util\.concurrent\.ExecutionException: /, "") || first == "" { first = $0 }
    END {
      said = topic != "" ? topic : first
      if (said ~ /Failed to create new KafkaAdminClient/ && cause != "") said = cause
      print said
    }' <<<"$1")
  if [[ $words =~ ^([a-z][a-zA-Z0-9_]*\.)+([A-Z][A-Za-z0-9]*)(:\ ?(.*))?$ ]]; then
    words=${BASH_REMATCH[4]:-${BASH_REMATCH[2]}}
  fi
  words=${words:-"no message"}
}

# Passes by itself: timeouts, elections, brokers that come and go, metadata on its way.
is_transient() { # words
  local pattern
  for pattern in '[Tt]imed out' TimeoutException '[Dd]isconnect' NotController 'not the correct controller' \
    LeaderNotAvailable 'leadership election' UnknownTopicOrPartition 'does not host this topic-partition' \
    'does not exist' 'larger than available brokers' 'Unable to replicate the partition' \
    'already has [0-9]+ partition' 'marked for deletion' ThrottlingQuotaExceeded 'throttling quota' 'reassignment is in progress' 'not available' \
    'unexpected error when processing the request' 'No resolvable bootstrap' '^not written: '; do
    [[ ! $1 =~ $pattern ]] || return 0
  done
  return 1
}

is_authentication() { # output
  [[ $1 =~ AuthenticationException|[Aa]uthentication\ failed|SSL\ handshake\ failed|Unexpected\ handshake\ request ]]
}

is_authorization() { # output
  [[ $1 =~ AuthorizationException|[Nn]ot\ authorized|Authorization\ failed ]]
}

# Never gets an answer: the listener speaks another protocol, or the brokers hang.
is_silence() { # words
  [[ $1 == *"node assignment"* ]]
}
