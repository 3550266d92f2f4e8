locals {
  role_prefix     = "${var.name}-${var.region}"
  managed_policy  = "arn:${var.partition}:iam::aws:policy"
  profile_pattern = "arn:${var.partition}:eks:${var.region}:${var.account_id}:fargateprofile/${var.name}/*"
}

resource "aws_iam_role" "cluster" {
  name                 = "${local.role_prefix}-cluster"
  description          = "EKS control plane of ${var.name} in ${var.region}"
  permissions_boundary = var.permissions_boundary_arn

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "eks.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })

  tags = var.tags
}

resource "aws_iam_role_policy_attachment" "cluster" {
  role       = aws_iam_role.cluster.name
  policy_arn = "${local.managed_policy}/AmazonEKSClusterPolicy"
}

resource "aws_iam_role_policy" "cluster_key" {
  name = "encrypt-secrets"
  role = aws_iam_role.cluster.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:ListGrants"]
      Resource = var.key_arn
    }]
  })
}

resource "aws_iam_role" "pod_execution" {
  name                 = "${local.role_prefix}-pod-execution"
  description          = "Fargate of ${var.name} in ${var.region}: pulls images, writes the pods' logs"
  permissions_boundary = var.permissions_boundary_arn

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "eks-fargate-pods.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = { ArnLike = { "aws:SourceArn" = local.profile_pattern } }
    }]
  })

  tags = var.tags
}

resource "aws_iam_role_policy_attachment" "pod_execution" {
  role       = aws_iam_role.pod_execution.name
  policy_arn = "${local.managed_policy}/AmazonEKSFargatePodExecutionRolePolicy"
}

resource "aws_iam_role_policy" "pod_logs" {
  name = "write-pod-logs"
  role = aws_iam_role.pod_execution.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"]
      Resource = "${aws_cloudwatch_log_group.pods.arn}:*"
    }]
  })
}
