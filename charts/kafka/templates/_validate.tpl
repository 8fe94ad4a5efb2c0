{{/*
What values.schema.json cannot say. Every problem is reported at once, each as one sentence with the value and the remedy.
A check is a template that takes the root context and returns its problems, one a line.
*/}}
{{- define "kafka.validate" -}}
{{- $problems := list -}}
{{- range list "names" "labels" "version" "quorum" "replication" "heap" "config" "external" -}}
{{- range include (printf "kafka.validate.%s" .) $ | splitList "\n" -}}
{{- with trim . -}}
{{- $problems = append $problems . -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- with $problems -}}
{{- printf "\n\nThese values cannot be used:\n- %s\n" (join "\n- " .) | fail -}}
{{- end -}}
{{- end -}}

{{- define "kafka.validate.names" -}}
{{- $fullname := include "kafka.fullname" . -}}
{{- if gt (len $fullname) 41 }}
the name {{ $fullname }} has {{ len $fullname }} characters, and 41 is the most that leaves room for what Kubernetes adds to it: choose a shorter release name or set fullnameOverride.
{{- end }}
{{- if not (regexMatch "^[a-z]([-a-z0-9]*[a-z0-9])?$" $fullname) }}
the name {{ $fullname }} is no name for a Service (lower case letters, digits and '-', beginning with a letter): choose another release name or set fullnameOverride.
{{- end }}
{{- end -}}

{{- define "kafka.validate.labels" -}}
{{- range $values := list "commonLabels" "podLabels" -}}
{{- range list "app.kubernetes.io/name" "app.kubernetes.io/instance" "app.kubernetes.io/component" -}}
{{- if hasKey (index $.Values $values) . }}
{{ $values }} sets {{ . }}, which the selectors of this chart need: remove it.
{{- end }}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "kafka.validate.version" -}}
{{- $tag := include "kafka.tag" . -}}
{{- $line := include "kafka.line" . -}}
{{- if not $line }}
image.tag {{ $tag }} does not begin with a Kafka version, from which the chart chooses the configuration: use a tag such as 3.9.2 or 4.3.1.
{{- else if lt (float64 (regexFind "^[0-9]+" $line)) 3.0 }}
image.tag {{ $tag }} is older than Kafka 3.9, the oldest this chart runs.
{{- else if and (hasPrefix "3." $tag) (ne $line "3.9") }}
image.tag {{ $tag }} is older than Kafka 3.9, the oldest this chart runs.
{{- else if and .Values.zookeeper.enabled (ne $line "3.9") }}
image.tag {{ $tag }} has no ZooKeeper mode, Kafka 3.9 being the last line with it: set zookeeper.enabled to false, or image.tag to a 3.9 version.
{{- end }}
{{- end -}}

{{- define "kafka.validate.quorum" -}}
{{- range $quorum := ternary (list "zookeeper") (list "controller") .Values.zookeeper.enabled -}}
{{- $replicas := int (index $.Values $quorum).replicaCount -}}
{{- if eq (mod $replicas 2) 0 }}
{{ $quorum }}.replicaCount is {{ $replicas }}: a quorum of {{ $replicas }} survives no more failures than one of {{ sub $replicas 1 }}, so use an odd number (1, 3, 5 or 7).
{{- end }}
{{- end -}}
{{- end -}}

{{- define "kafka.validate.replication" -}}
{{- $brokers := int .Values.replicaCount -}}
{{- $replicas := include "kafka.defaultReplicationFactor" . | int -}}
{{- $inSync := include "kafka.minInsyncReplicas" . | int -}}
{{- if gt $replicas $brokers }}
defaultReplicationFactor is {{ $replicas }} with replicaCount {{ $brokers }}: a topic cannot have more replicas than there are brokers.
{{- end }}
{{- if gt $inSync $replicas }}
minInsyncReplicas is {{ $inSync }} with a default replication factor of {{ $replicas }}: no write with acks=all would succeed.
{{- end }}
{{- end -}}

{{- define "kafka.validate.heap" -}}
{{- $components := dict "" .Values -}}
{{- if .Values.zookeeper.enabled -}}
{{- $_ := set $components "zookeeper." .Values.zookeeper -}}
{{- else -}}
{{- $_ := set $components "controller." .Values.controller -}}
{{- end -}}
{{- range $prefix, $values := $components -}}
{{- with (($values.resources).limits).memory -}}
{{- if ge (include "kafka.bytes" $values.heap | float64) (include "kafka.bytes" . | float64) }}
{{ $prefix }}heap is {{ $values.heap }} with {{ $prefix }}resources.limits.memory {{ . }}: the process needs more memory than its heap, so keep the heap at half of the memory or less.
{{- end }}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* Bytes of a Java heap size (k, m, g: binary) or a Kubernetes quantity (k, M, G, T: decimal; Ki, Mi, Gi, Ti: binary). */}}
{{- define "kafka.bytes" -}}
{{- $factors := dict
  "" 1 "k" 1000 "M" 1000000 "G" 1000000000 "T" 1000000000000
  "m" 1048576 "g" 1073741824
  "Ki" 1024 "Mi" 1048576 "Gi" 1073741824 "Ti" 1099511627776
-}}
{{- mulf (regexFind "^[0-9.]+" . | float64) (index $factors (regexFind "[A-Za-z]*$" .)) -}}
{{- end -}}

{{/* What config must not contain: by its name, with the value to use instead, or by its family. */}}
{{- define "kafka.validate.config" -}}
{{- $instead := dict
  "advertised.listeners" "the chart sets the listeners"
  "broker.id" "the chart numbers brokers and controllers by their pods"
  "broker.id.generation.enable" "the chart numbers brokers and controllers by their pods"
  "control.plane.listener.name" "the chart sets the listeners"
  "controller.listener.names" "the chart sets the listeners"
  "controller.quorum.bootstrap.servers" "the chart lists the controllers in controller.quorum.voters"
  "controller.quorum.voters" "use controller.replicaCount"
  "default.replication.factor" "use defaultReplicationFactor"
  "inter.broker.listener.name" "the chart sets the listeners"
  "listener.security.protocol.map" "the chart sets the listeners"
  "listeners" "the chart sets the listeners"
  "log.dir" "the chart places the data on the volume"
  "log.dirs" "the chart places the data on the volume"
  "metadata.log.dir" "the chart places the data on the volume"
  "min.insync.replicas" "use minInsyncReplicas"
  "node.id" "the chart numbers brokers and controllers by their pods"
  "process.roles" "use zookeeper.enabled"
  "reserved.broker.max.id" "the chart numbers brokers and controllers by their pods"
  "security.inter.broker.protocol" "the chart sets the listeners"
  "zookeeper.connect" "use zookeeper.replicaCount"
  "zookeeper.metadata.migration.enable" "the chart does not migrate from ZooKeeper to KRaft"
-}}
{{- $families := include "kafka.reservedConfigs" . | fromYamlArray -}}
{{- range $key, $value := .Values.config -}}
{{- if hasKey $instead $key }}
config must not contain {{ $key }}: {{ index $instead $key }}.
{{- else -}}
{{- range $families -}}
{{- if and (regexMatch .names $key) (not (and .but (regexMatch .but $key))) }}
config must not contain {{ $key }}: it {{ .problem }}.
{{- end }}
{{- end -}}
{{- end }}
{{- end -}}
{{- end -}}

{{- define "kafka.validate.external" -}}
{{- with .Values.externalAccess -}}
{{- if .enabled -}}
{{- $hosts := len .hosts -}}
{{- $brokers := int $.Values.replicaCount -}}
{{- if ne $hosts $brokers }}
externalAccess.hosts has {{ $hosts }} host(s) with replicaCount {{ $brokers }}: list one for each broker, in the order of their numbers.
{{- end }}
{{- if and (eq .type "LoadBalancer") (ne (len (uniq .hosts)) $hosts) }}
externalAccess.hosts has the same host twice: load balancers all have the port {{ .port }}, so each broker needs a host of its own.
{{- end }}
{{- if eq .type "NodePort" -}}
{{- $last := sub (add (int .nodePort) $brokers) 1 -}}
{{- if not .nodePort }}
externalAccess.nodePort is not set: choose the node port of broker 0, such as 30000.
{{- else if gt $last 65535 }}
externalAccess.nodePort is {{ .nodePort }} with replicaCount {{ $brokers }}: the last broker would have port {{ $last }}, and 65535 is the highest.
{{- end }}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
