{{/* What names begin with: nothing for the first install of a namespace. */}}
{{- define "broadside.prefix" -}}
{{- if ne .Values.install "broadside" }}{{ .Values.install }}-{{ end }}
{{- end }}
