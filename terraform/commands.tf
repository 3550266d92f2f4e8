locals {
  context      = "${module.cluster.name}-${local.region}"
  kubectl      = "kubectl --context ${local.context}"
  repositories = module.storage.repository_urls

  overlays = { for namespace in local.namespaces : namespace => "k8s/overlays/${local.context}${namespace == local.namespace ? "" : "-${namespace}"}" }

  kustomizations = {
    for namespace in local.namespaces : namespace => yamlencode({
      apiVersion = "kustomize.config.k8s.io/v1beta1"
      kind       = "Kustomization"
      namespace  = namespace
      resources  = ["../../base"]
      components = ["../../components/scale-to-zero"]
      images = [for image, url in local.repositories : {
        name    = "broadside/${image}"
        newName = url
        newTag  = var.image_tag
      }]
      patches = [for object in local.patches[namespace] : { patch = yamlencode(object) }]
    })
  }

  # Of the objects as base has them: kustomize moves them to the namespace afterwards.
  patches = {
    for namespace in local.namespaces : namespace => concat(
      [for account, role in local.roles[namespace] : {
        apiVersion = "v1"
        kind       = "ServiceAccount"
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
          BROADSIDE_OUTPUTS   = join(" ", local.outputs[namespace])
          BROADSIDE_RESULTS   = "s3://${module.storage.results_bucket}/${local.results_prefixes[namespace]}?region=${local.region}"
        }
      }],
    )
  }

  kubeconfig = "aws eks update-kubeconfig --region ${local.region} --name ${module.cluster.name} --alias ${local.context}"

  push_images = join("\n", concat(
    ["aws ecr get-login-password --region ${local.region} | docker login --username AWS --password-stdin ${split("/", local.repositories["worker"])[0]}"],
    flatten([for image, url in local.repositories : [
      "docker tag broadside/${image}:${var.image_tag} ${url}:${var.image_tag}",
      "docker push ${url}:${var.image_tag}",
    ]]),
  ))

  deploy = {
    for namespace in local.namespaces : namespace => <<-SH
      ${trimspace(local.log_router)}
      mkdir -p ${local.overlays[namespace]}
      cat > ${local.overlays[namespace]}/kustomization.yaml <<'YAML'
      ${trimspace(local.kustomizations[namespace])}
      YAML
      ${local.kubectl} apply -k ${local.overlays[namespace]}
      # The pods wait for the token, which is made once and stays in the cluster.
      ${local.kubectl} -n ${namespace} get secret broadside >/dev/null 2>&1 ||
        openssl rand -hex 32 | ${local.kubectl} -n ${namespace} create secret generic broadside --from-file=token=/dev/stdin
      ${local.kubectl} -n ${namespace} rollout status deployment/controller
    SH
  }

  dashboard = { for namespace in local.namespaces : namespace => "${local.kubectl} -n ${namespace} port-forward svc/controller 8080" }

  clean_up = <<-SH
    # The namespaces first: their pods' network interfaces keep subnets and security groups alive.
    ${local.kubectl} delete namespace ${join(" ", local.namespaces)} --ignore-not-found --wait --timeout=10m
    terraform destroy
  SH
}
