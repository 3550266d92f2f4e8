locals {
  policies = "arn:${var.partition}:eks::aws:cluster-access-policy"

  # By namespace. EKS enters a principal once, however many namespaces it works in.
  operator_arns = merge(var.team_operator_arns, { (var.namespace) = var.operator_arns })
}

resource "aws_eks_access_entry" "admin" {
  for_each = toset(var.admin_arns)

  cluster_name  = aws_eks_cluster.this.name
  principal_arn = each.key

  tags = var.tags
}

resource "aws_eks_access_policy_association" "admin" {
  for_each = aws_eks_access_entry.admin

  cluster_name  = each.value.cluster_name
  principal_arn = each.value.principal_arn
  policy_arn    = "${local.policies}/AmazonEKSClusterAdminPolicy"

  access_scope {
    type = "cluster"
  }
}

resource "aws_eks_access_entry" "operator" {
  for_each = toset(flatten(values(local.operator_arns)))

  cluster_name  = aws_eks_cluster.this.name
  principal_arn = each.key

  tags = var.tags
}

# Enough to port-forward, to scale and to read logs, in the principal's own namespaces only.
resource "aws_eks_access_policy_association" "operator" {
  for_each = aws_eks_access_entry.operator

  cluster_name  = each.value.cluster_name
  principal_arn = each.value.principal_arn
  policy_arn    = "${local.policies}/AmazonEKSEditPolicy"

  access_scope {
    type       = "namespace"
    namespaces = [for namespace, arns in local.operator_arns : namespace if contains(arns, each.key)]
  }
}
