# Fluent Bit, which Fargate runs beside every pod. It takes its settings from this one ConfigMap of the whole cluster, see
# docs/adr/0014-no-kubernetes-objects-in-terraform.md.
locals {
  log_router_objects = [
    {
      apiVersion = "v1"
      kind       = "Namespace"
      metadata   = { name = "aws-observability", labels = { aws-observability = "enabled" } }
    },
    {
      apiVersion = "v1"
      kind       = "ConfigMap"
      metadata   = { name = "aws-logging", namespace = "aws-observability" }
      data = {
        flb_log_cw = "false"
        # What a container writes, a line each, without what its runtime puts before it: JSON stays JSON. A test holds this and the
        # filter against k8s/overlays/eks-fargate.
        "parsers.conf" = <<-CONF
          [PARSER]
              Name crio
              Format Regex
              Regex ^(?<time>[^ ]+) (?<stream>stdout|stderr) (?<logtag>P|F) (?<log>.*)$
        CONF
        "filters.conf" = <<-CONF
          [FILTER]
              Name parser
              Match *
              Key_Name log
              Parser crio
        CONF
        "output.conf"  = <<-CONF
          [OUTPUT]
              Name cloudwatch_logs
              Match *
              region ${local.region}
              log_group_name ${local.pod_log_group_name}
              log_stream_prefix pod-
              auto_create_group false
              log_key log
        CONF
      }
    },
  ]

  log_router = <<-SH
    # Where pods' logs go. Fargate reads it when a pod starts, so it comes before the pods; it may be applied again at any time.
    ${local.kubectl} apply -f - <<'LOGS'
    ${trimspace(join("---\n", [for object in local.log_router_objects : yamlencode(object)]))}
    LOGS
  SH
}
