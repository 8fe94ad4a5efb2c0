{{/* zoo.cfg, the same for all servers of the ensemble; each finds out who it is from the myid file that its start script writes. */}}
{{- define "kafka.zookeeper.config" -}}
{{- $servers := int .Values.zookeeper.replicaCount -}}
dataDir={{ include "kafka.zookeeper.dataDir" . }}
clientPort=2181
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
{{- end -}}

{{- define "kafka.zookeeper.dataDir" -}}
/var/lib/zookeeper/data
{{- end -}}
