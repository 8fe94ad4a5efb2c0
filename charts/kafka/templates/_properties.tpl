{{/*
The pieces of server.properties. A file is made of who a process is, its listeners, and what is true of the whole cluster.
The start script puts the pod's own values in place of @NODE_ID@ and @POD_NAME@.
*/}}

{{/* Where a Kafka process keeps its data: below the volume's root, since a lost+found directory there would stop Kafka. */}}
{{- define "kafka.dataDir" -}}
/var/lib/kafka/data/kafka
{{- end -}}

{{- define "kafka.properties.broker" -}}
# Identity
{{- if .Values.zookeeper.enabled }}
broker.id=@NODE_ID@
zookeeper.connect={{ include "kafka.zookeeper.connect" . }}
{{- else }}
process.roles=broker
node.id=@NODE_ID@
controller.quorum.voters={{ include "kafka.controller.voters" . }}
{{- end }}
log.dirs={{ include "kafka.dataDir" . }}

# Listeners
{{- $host := printf "@POD_NAME@.%s" (include "kafka.component.domain" (dict "root" . "component" "broker")) }}
{{- $client := ternary .Values.auth.clientProtocol "PLAINTEXT" .Values.auth.enabled }}
{{- $internal := ternary "SSL" "PLAINTEXT" .Values.auth.enabled }}
{{- $external := .Values.externalAccess.enabled }}
listeners=CLIENT://:9092,INTERNAL://:9093{{ if $external }},EXTERNAL://:9095{{ end }}
advertised.listeners=CLIENT://{{ $host }}:9092,INTERNAL://{{ $host }}:9093
{{- if $external }},EXTERNAL://${file:/etc/server/external.properties:@POD_NAME@}{{ end }}
{{- $protocols := printf "CLIENT:%s,INTERNAL:%s%s" $client $internal (ternary (printf ",EXTERNAL:%s" $client) "" $external) }}
{{- if .Values.zookeeper.enabled }}
listener.security.protocol.map={{ $protocols }}
{{- else }}
listener.security.protocol.map={{ $protocols }},CONTROLLER:{{ $internal }}
controller.listener.names=CONTROLLER
{{- end }}
inter.broker.listener.name=INTERNAL
{{- include "kafka.external.configProvider" . }}

{{ include "kafka.properties.cluster" (dict "root" . "component" "broker") }}
{{- end -}}

{{- define "kafka.properties.controller" -}}
# Identity
process.roles=controller
node.id=@NODE_ID@
controller.quorum.voters={{ include "kafka.controller.voters" . }}
log.dirs={{ include "kafka.dataDir" . }}

# Listeners
{{- $host := printf "@POD_NAME@.%s" (include "kafka.component.domain" (dict "root" . "component" "controller")) }}
listeners=CONTROLLER://:9094
advertised.listeners=CONTROLLER://{{ $host }}:9094
listener.security.protocol.map=CONTROLLER:{{ ternary "SSL" "PLAINTEXT" .Values.auth.enabled }}
controller.listener.names=CONTROLLER

{{ include "kafka.properties.cluster" (dict "root" . "component" "controller") }}
{{- end -}}

{{/*
The same on brokers and controllers: controllers answer for the defaults of new topics, and in Kafka 4.1 and later
the cluster's min.insync.replicas is the one that the active controller started with.
*/}}
{{- define "kafka.properties.cluster" -}}
{{- $component := .component -}}
{{- with .root -}}
{{- $internalReplicas := min 3 (int .Values.replicaCount) -}}
{{- $internalMinIsr := ternary 2 1 (ge (int .Values.replicaCount) 3) -}}
{{- $properties := dict
  "auto.create.topics.enable" false
  "controlled.shutdown.enable" true
  "default.replication.factor" (include "kafka.defaultReplicationFactor" .)
  "delete.topic.enable" true
  "min.insync.replicas" (include "kafka.minInsyncReplicas" .)
  "num.recovery.threads.per.data.dir" 2
  "offsets.topic.replication.factor" $internalReplicas
  "transaction.state.log.min.isr" $internalMinIsr
  "transaction.state.log.replication.factor" $internalReplicas
  "unclean.leader.election.enable" false
-}}
{{- if include "kafka.isVersion4" . -}}
{{- $_ := set $properties "share.coordinator.state.topic.min.isr" $internalMinIsr -}}
{{- $_ := set $properties "share.coordinator.state.topic.replication.factor" $internalReplicas -}}
{{- end -}}
{{- /* Brokers wait this long for a quorum that starts at the same time; Kafka's own 18 s and 60 s are short of an image pull. */ -}}
{{- if .Values.zookeeper.enabled -}}
{{- $_ := set $properties "zookeeper.connection.timeout.ms" 300000 -}}
{{- else -}}
{{- $_ := set $properties "initial.broker.registration.timeout.ms" 300000 -}}
{{- end -}}
{{- if and (eq $component "broker") (not .Values.zookeeper.enabled) (include "kafka.isVersion4" .) -}}
{{- /* Kafka 4 warns of it on brokers: there it belongs to the controllers. */ -}}
{{- $_ := unset $properties "default.replication.factor" -}}
{{- end -}}
{{- range $key, $value := .Values.config -}}
{{- $_ := set $properties $key $value -}}
{{- end -}}
# Cluster
{{- range $key, $value := $properties }}
{{ $key }}={{ include "kafka.properties.value" $value }}
{{- end }}
{{- if .Values.auth.enabled }}

# Security
{{- range $key, $value := include "kafka.securityProperties" (dict "root" . "component" $component) | fromYaml }}
{{ $key }}={{ include "kafka.properties.value" $value }}
{{- end }}
{{- end }}
{{- end -}}
{{- end -}}

{{/* Numbers of a values file are floating point to Helm: 1000000 must not become 1e+06. A backslash is an escape in properties files. */}}
{{- define "kafka.properties.value" -}}
{{- if and (kindIs "float64" .) (eq (floor .) .) -}}
{{- printf "%.0f" . -}}
{{- else -}}
{{- toString . | replace "\\" "\\\\" -}}
{{- end -}}
{{- end -}}

{{- define "kafka.defaultReplicationFactor" -}}
{{- .Values.defaultReplicationFactor | default (min 3 (int .Values.replicaCount)) -}}
{{- end -}}

{{/* Without a number of its own: 2 when new topics have three replicas, else 1, so that one broker may always be down or restart. */}}
{{- define "kafka.minInsyncReplicas" -}}
{{- .Values.minInsyncReplicas | default (ternary 2 1 (ge (include "kafka.defaultReplicationFactor" . | int) 3)) -}}
{{- end -}}

{{- define "kafka.zookeeper.connect" -}}
{{- $servers := list -}}
{{- range $ordinal := until (int .Values.zookeeper.replicaCount) -}}
{{- $servers = append $servers (printf "%s:%s" (include "kafka.component.host" (dict "root" $ "component" "zookeeper" "ordinal" $ordinal)) (include "kafka.zookeeper.port" $)) -}}
{{- end -}}
{{- join "," $servers -}}
{{- end -}}

{{/* Controllers are numbered from here, brokers from 0. */}}
{{- define "kafka.controller.nodeIdOffset" -}}
1000
{{- end -}}

{{- define "kafka.controller.voters" -}}
{{- $offset := include "kafka.controller.nodeIdOffset" . | int -}}
{{- $voters := list -}}
{{- range $ordinal := until (int .Values.controller.replicaCount) -}}
{{- $host := include "kafka.component.host" (dict "root" $ "component" "controller" "ordinal" $ordinal) -}}
{{- $voters = append $voters (printf "%d@%s:9094" (add $offset $ordinal) $host) -}}
{{- end -}}
{{- join "," $voters -}}
{{- end -}}

{{/* 16 bytes in the form Kafka writes ids: the same on every render, different for every release of a Kubernetes cluster. */}}
{{- define "kafka.clusterId" -}}
{{- if .Values.kraft.clusterId -}}
{{- .Values.kraft.clusterId -}}
{{- else -}}
{{- printf "%s/%s" .Release.Namespace (include "kafka.fullname" .) | sha256sum | trunc 16 | b64enc | trunc 22 -}}
{{- end -}}
{{- end -}}
