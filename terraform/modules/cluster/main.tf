resource "aws_cloudwatch_log_group" "control_plane" {
  #checkov:skip=CKV_AWS_338:The cluster lives as long as its load tests; log_days keeps logs longer where that is asked for
  count = var.control_plane_logs ? 1 : 0

  # EKS writes to this name and would make the group itself, without an end to its retention.
  name              = "/aws/eks/${var.name}/cluster"
  retention_in_days = var.log_days
  kms_key_id        = var.key_arn

  tags = var.tags
}

resource "aws_eks_cluster" "this" {
  name                      = var.name
  version                   = var.kubernetes_version
  role_arn                  = aws_iam_role.cluster.arn
  enabled_cluster_log_types = var.control_plane_logs ? ["api", "audit", "authenticator", "controllerManager", "scheduler"] : []

  # On Fargate neither kube-proxy nor the VPC CNI runs as a pod, and CoreDNS comes as the add-on below.
  bootstrap_self_managed_addons = false

  access_config {
    authentication_mode                         = "API"
    bootstrap_cluster_creator_admin_permissions = true
  }

  encryption_config {
    resources = ["secrets"]

    provider {
      key_arn = var.key_arn
    }
  }

  upgrade_policy {
    support_type = var.extended_support ? "EXTENDED" : "STANDARD"
  }

  vpc_config {
    subnet_ids              = var.cluster_subnet_ids
    endpoint_private_access = true
    endpoint_public_access  = length(var.endpoint_cidrs) > 0
    public_access_cidrs     = length(var.endpoint_cidrs) > 0 ? var.endpoint_cidrs : null
  }

  tags = var.tags

  # The role must outlive the cluster: EKS removes its network interfaces with it.
  depends_on = [
    aws_cloudwatch_log_group.control_plane,
    aws_iam_role_policy.cluster_key,
    aws_iam_role_policy_attachment.cluster,
  ]
}

# What lets a service account of this cluster assume an IAM role.
resource "aws_iam_openid_connect_provider" "this" {
  url            = aws_eks_cluster.this.identity[0].oidc[0].issuer
  client_id_list = ["sts.amazonaws.com"]

  tags = var.tags
}
