{{/* zoo.cfg, the same for all servers of the ensemble; each finds out who it is from the myid file that its start script writes. */}}
{{- define "kafka.zookeeper.config" -}}
{{- $servers := int .Values.zookeeper.replicaCount -}}
dataDir={{ include "kafka.zookeeper.dataDir" . }}
clientPort=2181
{{- if .Values.auth.enabled }}
clientPortAddress=127.0.0.1
secureClientPort={{ include "kafka.zookeeper.port" . }}
{{- end }}
tickTime=2000
initLimit=10
syncLimit=5
autopurge.purgeInterval=1
autopurge.snapRetainCount=3
admin.enableServer=false
4lw.commands.whitelist=ruok,srvr,mntr,isro
{{- if gt $servers 1 }}
standaloneEnabled=false
quorumListenOnAllIPs=true
{{- range $ordinal := until $servers }}
server.{{ add 1 $ordinal }}={{ include "kafka.component.host" (dict "root" $ "component" "zookeeper" "ordinal" $ordinal) }}:2888:3888
{{- end }}
{{- end }}
{{- if .Values.auth.enabled }}
{{ include "kafka.zookeeper.security" . }}
{{- end }}
{{- end -}}

{{/* The port that brokers use. With TLS the plaintext one is on the loopback interface only, for probes. */}}
{{- define "kafka.zookeeper.port" -}}
{{ ternary 2182 2181 .Values.auth.enabled }}
{{- end -}}

{{/* Mutual TLS for clients and between the servers. */}}
{{- define "kafka.zookeeper.security" -}}
authProvider.x509=org.apache.zookeeper.server.auth.X509AuthenticationProvider
serverCnxnFactory=org.apache.zookeeper.server.NettyServerCnxnFactory
ssl.clientAuth=need
ssl.enabledProtocols=TLSv1.2,TLSv1.3
{{ include "kafka.zookeeper.stores" "ssl" }}
{{- if gt (int .Values.zookeeper.replicaCount) 1 }}
sslQuorum=true
ssl.quorum.clientAuth=need
ssl.quorum.enabledProtocols=TLSv1.2,TLSv1.3
{{ include "kafka.zookeeper.stores" "ssl.quorum" }}
{{- end }}
{{- end -}}

{{- define "kafka.zookeeper.stores" -}}
{{ . }}.keyStore.location=/etc/stores/keystore.pem
{{ . }}.keyStore.type=PEM
{{ . }}.trustStore.location=/etc/stores/truststore.pem
{{ . }}.trustStore.type=PEM
{{- end -}}

{{- define "kafka.zookeeper.dataDir" -}}
/var/lib/zookeeper/data
{{- end -}}
