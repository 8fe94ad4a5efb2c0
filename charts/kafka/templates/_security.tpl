{{/* What auth.enabled adds: settings, certificates, tools that have them. */}}

{{/* The Secret that a component's certificate is in. */}}
{{- define "kafka.certificateSecret" -}}
{{- $given := index .root.Values.auth.certificates (printf "%sSecret" .component) -}}
{{- $given | default (printf "%s-%s-tls" (include "kafka.fullname" .root) .component) -}}
{{- end -}}

{{/* The distinguished names that may do everything, as Kafka writes them. */}}
{{- define "kafka.superUsers" -}}
{{- $fullname := include "kafka.fullname" . -}}
{{- $default := list -}}
{{- range list "broker" (ternary "" "controller" .Values.zookeeper.enabled) "admin" -}}
{{- with . -}}
{{- $default = append $default (printf "CN=%s-%s" $fullname .) -}}
{{- end -}}
{{- end -}}
{{- $users := list -}}
{{- range .Values.auth.superUsers | default $default -}}
{{- $users = append $users (printf "User:%s" .) -}}
{{- end -}}
{{- join ";" $users -}}
{{- end -}}

{{/* The settings of a broker or controller, as YAML; users may not set them themselves: (dict "root" $ "component" …). */}}
{{- define "kafka.securityProperties" -}}
{{- $isBroker := eq .component "broker" -}}
{{- with .root -}}
allow.everyone.if.no.acl.found: false
super.users: {{ include "kafka.superUsers" . }}
ssl.enabled.protocols: TLSv1.2,TLSv1.3
{{ include "kafka.stores" "ssl" }}
{{- if .Values.zookeeper.enabled }}
authorizer.class.name: kafka.security.authorizer.AclAuthorizer
zookeeper.clientCnxnSocket: org.apache.zookeeper.ClientCnxnSocketNetty
zookeeper.set.acl: true
zookeeper.ssl.client.enable: true
zookeeper.ssl.enabled.protocols: TLSv1.2,TLSv1.3
{{ include "kafka.stores" "zookeeper.ssl" }}
{{- else }}
authorizer.class.name: org.apache.kafka.metadata.authorizer.StandardAuthorizer
listener.name.controller.ssl.client.auth: required
{{- end }}
{{- if $isBroker }}
listener.name.internal.ssl.client.auth: required
{{ include "kafka.clientListenerProperties" (dict "listener" "client" "protocol" .Values.auth.clientProtocol) }}
{{- if .Values.externalAccess.enabled }}
{{ include "kafka.clientListenerProperties" (dict "listener" "external" "protocol" .Values.auth.clientProtocol) }}
{{- end }}
{{- end }}
{{- end -}}
{{- end -}}

{{/*
How clients authenticate on a listener of theirs: (dict "listener" "client" "protocol" "SASL_SSL"). Every hour they log in
again on the same connection, or lose it: a password that was changed or taken away is good for no longer.
*/}}
{{- define "kafka.clientListenerProperties" -}}
{{- if eq .protocol "SSL" -}}
listener.name.{{ .listener }}.ssl.client.auth: required
{{- else -}}
listener.name.{{ .listener }}.sasl.enabled.mechanisms: SCRAM-SHA-512
listener.name.{{ .listener }}.scram-sha-512.sasl.jaas.config: org.apache.kafka.common.security.scram.ScramLoginModule required;
listener.name.{{ .listener }}.scram-sha-512.connections.max.reauth.ms: 3600000
{{- if eq .protocol "SASL_SSL" }}
listener.name.{{ .listener }}.ssl.client.auth: none
{{- end }}
{{- end -}}
{{- end -}}

{{- define "kafka.stores" -}}
{{ . }}.keystore.location: /etc/stores/keystore.pem
{{ . }}.keystore.type: PEM
{{ . }}.truststore.location: /etc/stores/truststore.pem
{{ . }}.truststore.type: PEM
{{- end -}}

{{- define "kafka.securityFiles" -}}
{{- if .Values.auth.enabled }}
{{ include "kafka.file" (dict "root" . "path" "files/client.properties") }}
{{ include "kafka.file" (dict "root" . "path" "files/kafka-tool.sh") }}
{{ include "kafka.file" (dict "root" . "path" "files/with-certificates.sh") }}
{{- end }}
{{- end -}}

{{- define "kafka.securityEnv" -}}
{{- if .root.Values.auth.enabled }}
- name: COMPONENT
  value: {{ .component }}
- name: HEADLESS_SERVICE
  value: {{ include "kafka.component.headlessName" . }}
- name: SERVERS
  value: {{ .values.replicaCount | quote }}
{{- end }}
{{- end -}}

{{- define "kafka.securityMounts" -}}
{{- if .root.Values.auth.enabled }}
- name: certificates
  mountPath: /etc/certificates
  readOnly: true
- name: stores
  mountPath: /etc/stores
{{- if ne .component "zookeeper" }}
- name: tools
  mountPath: /etc/tools
  readOnly: true
{{- end }}
{{- end }}
{{- end -}}

{{- define "kafka.securityVolumes" -}}
{{- if .root.Values.auth.enabled }}
- name: certificates
  secret:
    secretName: {{ include "kafka.certificateSecret" . }}
    defaultMode: 288 # 0440
- name: stores
  emptyDir:
    medium: Memory
    sizeLimit: 1Mi
{{- if ne .component "zookeeper" }}
- name: tools
  configMap:
    name: {{ include "kafka.component.configName" . }}
    defaultMode: 365 # 0555
    items:
      {{- range include "kafka.tools" . | fromYamlArray }}
      - key: kafka-tool.sh
        path: kafka-{{ . }}.sh
      {{- end }}
{{- end }}
{{- end }}
{{- end -}}

{{/* The tools that get the pod's client configuration. */}}
{{- define "kafka.tools" -}}
- acls
- broker-api-versions
- configs
- console-consumer
- console-producer
- consumer-groups
- delete-records
- features
- get-offsets
- leader-election
- log-dirs
- metadata-quorum
- reassign-partitions
- topics
- transactions
{{- end -}}
