locals {
  context      = "${module.cluster.name}-${local.region}"
  overlay      = "k8s/overlays/${local.context}"
  repositories = module.storage.repository_urls

  kustomization = yamlencode({
    apiVersion = "kustomize.config.k8s.io/v1beta1"
    kind       = "Kustomization"
    resources  = ["../eks-fargate"]
    images = [for image, url in local.repositories : {
      name    = "broadside/${image}"
      newName = url
      newTag  = var.image_tag
    }]
    patches = [for object in local.patches : { patch = yamlencode(object) }]
  })

  patches = concat(
    [for account, role in { controller = module.identity.controller_role_arn, worker = module.identity.worker_role_arn } : {
      apiVersion                       = "v1"
      kind                             = "ServiceAccount"
      metadata = {
        name        = account
        namespace   = local.namespace
        annotations = { "eks.amazonaws.com/role-arn" = role }
      }
    }],
    [{
      apiVersion = "v1"
      kind       = "ConfigMap"
      metadata   = { name = "controller", namespace = local.namespace }
      data = {
        BROADSIDE_KEEP_DAYS = tostring(var.results_days)
        BROADSIDE_OUTPUTS   = join(" ", var.outputs)
        BROADSIDE_RESULTS   = "s3://${module.storage.results_bucket}/${local.results_prefix}?region=${local.region}"
      }
    }],
    [{
      apiVersion = "v1"
      kind       = "ConfigMap"
      metadata   = { name = "aws-logging", namespace = "aws-observability" }
      data = {
        "output.conf" = <<-CONF
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
    }],
  )

  kubeconfig = "aws eks update-kubeconfig --region ${local.region} --name ${module.cluster.name} --alias ${local.context}"

  push_images = join("\n", concat(
    ["aws ecr get-login-password --region ${local.region} | docker login --username AWS --password-stdin ${split("/", local.repositories["worker"])[0]}"],
    flatten([for image, url in local.repositories : [
      "docker tag broadside/${image}:${var.image_tag} ${url}:${var.image_tag}",
      "docker push ${url}:${var.image_tag}",
    ]]),
  ))

  deploy = <<-SH
    mkdir -p ${local.overlay}
    cat > ${local.overlay}/kustomization.yaml <<'YAML'
    ${trimspace(local.kustomization)}
    YAML
    kubectl --context ${local.context} apply -k ${local.overlay}
    # The pods wait for the token, which is made once and stays in the cluster.
    kubectl --context ${local.context} -n ${local.namespace} get secret broadside >/dev/null 2>&1 ||
      openssl rand -hex 32 | kubectl --context ${local.context} -n ${local.namespace} create secret generic broadside --from-file=token=/dev/stdin
    kubectl --context ${local.context} -n ${local.namespace} rollout status deployment/controller
  SH

  dashboard = "kubectl --context ${local.context} -n ${local.namespace} port-forward svc/controller 8080"

  clean_up = <<-SH
    # The namespace first: its pods' network interfaces keep subnets and security groups alive.
    kubectl --context ${local.context} delete namespace ${local.namespace} --wait --timeout=10m
    terraform destroy
  SH
}
