locals {
  # IAM is global, so names carry the region; a cluster has several namespaces only where teams have theirs.
  role_prefix = var.team ? "${var.name}-${var.region}-${var.namespace}" : "${var.name}-${var.region}"

  # A test of the workers holds this file against what the example plans call.
  actions = jsondecode(file("${path.module}/actions.json"))

  worker_resources = {
    lambda_targets         = var.lambda_targets
    execute_api_targets    = var.execute_api_targets
    sqs_targets            = var.sqs_targets
    sns_targets            = var.sns_targets
    eventbridge_targets    = var.eventbridge_targets
    step_functions_targets = var.step_functions_targets
    dynamodb_targets       = var.dynamodb_targets
    appsync_targets        = var.appsync_targets
    secret_arns            = var.secret_arns
    parameter_arns         = var.parameter_arns
  }

  # A key serves the region that it is in.
  secret_keys = { for arn in var.secret_key_arns : split(":", arn)[3] => arn... }

  # Only these two decrypt for a worker, and they only what it may read.
  secret_services = concat(
    length(var.secret_arns) > 0 ? ["secretsmanager"] : [],
    length(var.parameter_arns) > 0 ? ["ssm"] : [],
  )

  worker_statements = concat(
    [
      for kind, resources in local.worker_resources : {
        Effect   = "Allow"
        Action   = local.actions.worker[kind]
        Resource = resources
      } if length(resources) > 0
    ],
    [
      for region, arns in local.secret_keys : {
        Effect    = "Allow"
        Action    = local.actions.worker.secret_key_arns
        Resource  = arns
        Condition = { StringEquals = { "kms:ViaService" = [for service in local.secret_services : "${service}.${region}.amazonaws.com"] } }
      }
    ],
  )
}

locals {
  output_statements = concat(
    length(var.output_log_group_arns) == 0 ? [] : [{
      Sid    = "WriteEvents"
      Effect = "Allow"
      Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
      # All streams of these groups: each run has one.
      Resource = [for arn in var.output_log_group_arns : "${arn}:*"]
    }],
    length(var.output_topic_arns) == 0 ? [] : [{
      Sid      = "PublishNotices"
      Effect   = "Allow"
      Action   = ["sns:Publish"]
      Resource = var.output_topic_arns
    }],
  )
}

resource "aws_iam_role" "this" {
  for_each = toset(["controller", "worker"])

  name                 = "${local.role_prefix}-${each.key}"
  description          = "Broadside's ${each.key} in cluster ${var.name} in ${var.region}${var.team ? ", namespace ${var.namespace}" : ""}"
  permissions_boundary = var.permissions_boundary_arn

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Federated = var.oidc_provider_arn }
      Action    = "sts:AssumeRoleWithWebIdentity"
      Condition = {
        StringEquals = {
          "${var.oidc_issuer}:aud" = "sts.amazonaws.com"
          "${var.oidc_issuer}:sub" = "system:serviceaccount:${var.namespace}:${each.key}"
        }
      }
    }]
  })

  tags = var.tags
}

resource "aws_iam_role_policy" "controller" {
  name = "results"
  role = aws_iam_role.this["controller"].name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "KeepResults"
        Effect = "Allow"
        Action = [
          "s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:PutObject",
        ]
        Resource = "${var.results_bucket_arn}/${var.results_prefix}*"
      },
      {
        Sid       = "ListResults"
        Effect    = "Allow"
        Action    = "s3:ListBucket"
        Resource  = var.results_bucket_arn
        Condition = { StringLike = { "s3:prefix" = "${var.results_prefix}*" } }
      },
      {
        Sid       = "EncryptResults"
        Effect    = "Allow"
        Action    = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource  = var.key_arn
        Condition = { StringEquals = { "kms:ViaService" = "s3.${var.region}.amazonaws.com" } }
      },
      {
        # An upload that broke off goes on; this action knows no condition on the prefix.
        Sid      = "ListUnfinishedUploads"
        Effect   = "Allow"
        Action   = "s3:ListBucketMultipartUploads"
        Resource = var.results_bucket_arn
      },
    ]
  })
}

resource "aws_iam_role_policy" "outputs" {
  count = length(local.output_statements) > 0 ? 1 : 0

  name = "outputs"
  role = aws_iam_role.this["controller"].name

  policy = jsonencode({ Version = "2012-10-17", Statement = local.output_statements })
}

resource "aws_iam_role_policy" "test_users" {
  count = length(var.cognito_user_pool_arns) > 0 ? 1 : 0

  name = "test-users"
  role = aws_iam_role.this["controller"].name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = local.actions.controller.cognito_user_pool_arns
      Resource = var.cognito_user_pool_arns
    }]
  })
}

resource "aws_iam_role_policy" "worker" {
  count = length(local.worker_statements) > 0 ? 1 : 0

  name = "targets"
  role = aws_iam_role.this["worker"].name

  policy = jsonencode({ Version = "2012-10-17", Statement = local.worker_statements })
}
