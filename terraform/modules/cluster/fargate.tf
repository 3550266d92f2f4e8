resource "aws_cloudwatch_log_group" "pods" {
  #checkov:skip=CKV_AWS_338:What a load test found is in its results; its logs serve to find faults soon after
  name              = var.pod_log_group_name
  retention_in_days = var.log_days
  kms_key_id        = var.key_arn

  tags = var.tags
}

resource "aws_eks_fargate_profile" "this" {
  for_each = toset(["kube-system", var.namespace])

  cluster_name           = aws_eks_cluster.this.name
  fargate_profile_name   = each.key
  pod_execution_role_arn = aws_iam_role.pod_execution.arn
  subnet_ids             = var.pod_subnet_ids

  selector {
    namespace = each.key
  }

  tags = var.tags

  depends_on = [
    aws_iam_role_policy.pod_logs,
    aws_iam_role_policy_attachment.pod_execution,
  ]
}

# Apart from those above, which CoreDNS waits for: EKS makes one profile at a time, which takes a minute or two.
resource "aws_eks_fargate_profile" "team" {
  for_each = var.team_operator_arns

  cluster_name           = aws_eks_cluster.this.name
  fargate_profile_name   = each.key
  pod_execution_role_arn = aws_iam_role.pod_execution.arn
  subnet_ids             = var.pod_subnet_ids

  selector {
    namespace = each.key
  }

  tags = var.tags

  depends_on = [
    aws_eks_fargate_profile.this,
    aws_iam_role_policy.pod_logs,
    aws_iam_role_policy_attachment.pod_execution,
  ]
}

resource "aws_eks_addon" "coredns" {
  cluster_name                = aws_eks_cluster.this.name
  addon_name                  = "coredns"
  addon_version               = var.coredns_version
  resolve_conflicts_on_create = "OVERWRITE"
  resolve_conflicts_on_update = "OVERWRITE"

  # Fargate adds 256 MB to what a pod asks for: this fits its smallest size, 0.25 vCPU with 512 MB.
  configuration_values = jsonencode({
    computeType = "Fargate"
    # Every worker is a node here: hundreds of them, which look up a target at once, get more than two to ask.
    autoScaling = { enabled = true, minReplicas = 2, maxReplicas = 10 }
    resources = {
      limits   = { cpu = "250m", memory = "256M" }
      requests = { cpu = "250m", memory = "256M" }
    }
  })

  tags = var.tags

  # The profile has waited for the subnets' way out. Without both the pods stay pending and the add-on DEGRADED.
  depends_on = [aws_eks_fargate_profile.this]
}
