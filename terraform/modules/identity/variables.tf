variable "name" {
  description = "Prefix of the roles' names."
  type        = string
  nullable    = false

  validation {
    condition     = length(var.name) > 0
    error_message = "Give the roles a name prefix."
  }
}

variable "region" {
  description = "Region of the cluster; IAM is global, so its names contain it."
  type        = string
  nullable    = false

  validation {
    condition     = length(var.region) > 0
    error_message = "Give the region that the provider works in, such as eu-central-1."
  }
}

variable "namespace" {
  description = "Namespace of the service accounts controller and worker."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9-]+$", var.namespace))
    error_message = "Give a Kubernetes namespace; a wildcard would let other service accounts in."
  }

  validation {
    condition     = !var.team || length("${var.name}-${var.region}-${var.namespace}-controller") <= 64
    error_message = "Give a shorter namespace: the name of a team's role is NAME-REGION-NAMESPACE-controller, and IAM allows at most 64 characters."
  }
}

variable "team" {
  description = "Whether the namespace belongs to a team, besides the load test's own; the names of the roles then contain it."
  type        = bool
  default     = false
  nullable    = false
}

variable "oidc_provider_arn" {
  description = "The cluster's identity provider."
  type        = string
  nullable    = false

  validation {
    condition     = startswith(var.oidc_provider_arn, "arn:")
    error_message = "Give the ARN of the cluster's identity provider."
  }
}

variable "oidc_issuer" {
  description = "Issuer of the service accounts' tokens, without https://."
  type        = string
  nullable    = false

  validation {
    condition     = !strcontains(var.oidc_issuer, "://")
    error_message = "Give the issuer without https://."
  }
}

variable "results_bucket_arn" {
  description = "Bucket that the controller keeps results in."
  type        = string
  nullable    = false

  validation {
    condition     = startswith(var.results_bucket_arn, "arn:")
    error_message = "Give the ARN of the results bucket."
  }
}

variable "results_prefix" {
  description = "Prefix of the keys of all results; the controller can reach no other keys."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9/-]+/$", var.results_prefix))
    error_message = "Give a prefix that ends in '/', such as runs/."
  }
}

variable "key_arn" {
  description = "KMS key that encrypts the results."
  type        = string
  nullable    = false

  validation {
    condition     = startswith(var.key_arn, "arn:")
    error_message = "Give the ARN of a KMS key."
  }
}

variable "lambda_targets" {
  description = "Functions, versions or aliases that workers may invoke, and no others."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.lambda_targets : can(regex("^arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:function:[a-zA-Z0-9_-]+(:[a-zA-Z0-9$_-]+)?$", arn))])
    error_message = "Give each Lambda target as the full ARN of a function, version or alias, without wildcards."
  }
}

variable "execute_api_targets" {
  description = "Stages, methods or paths of API Gateway that workers may call with IAM authorisation, and no others."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.execute_api_targets : can(regex("^arn:aws[a-z-]*:execute-api:[a-z0-9-]+:[0-9]{12}:[a-z0-9]+/[^*/]+/.+$", arn))])
    error_message = "Give each API target as arn:aws:execute-api:REGION:ACCOUNT:API/STAGE/METHOD/PATH; only METHOD and PATH may be '*'."
  }
}

variable "sqs_targets" {
  description = "SQS queues that workers may send to, and no others."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.sqs_targets : can(regex("^arn:aws[a-z-]*:sqs:[a-z0-9-]+:[0-9]{12}:[a-zA-Z0-9_-]+(\\.fifo)?$", arn))])
    error_message = "Give each queue as its full ARN, without wildcards."
  }
}

variable "sns_targets" {
  description = "SNS topics that workers may publish to, and no others."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.sns_targets : can(regex("^arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[a-zA-Z0-9_-]+(\\.fifo)?$", arn))])
    error_message = "Give each topic as its full ARN, without wildcards."
  }
}

variable "eventbridge_targets" {
  description = "EventBridge buses that workers may put events on, and no others."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.eventbridge_targets : can(regex("^arn:aws[a-z-]*:events:[a-z0-9-]+:[0-9]{12}:event-bus/[a-zA-Z0-9/._-]+$", arn))])
    error_message = "Give each bus as its full ARN, such as arn:aws:events:eu-central-1:111122223333:event-bus/default, without wildcards."
  }
}

variable "step_functions_targets" {
  description = "State machines that workers may start, and no others."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.step_functions_targets : can(regex("^arn:aws[a-z-]*:states:[a-z0-9-]+:[0-9]{12}:stateMachine:[a-zA-Z0-9_-]+$", arn))])
    error_message = "Give each state machine as its full ARN, without version, alias and wildcards."
  }
}

variable "dynamodb_targets" {
  description = "DynamoDB tables that workers may put items into and get them from, and no others."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.dynamodb_targets : can(regex("^arn:aws[a-z-]*:dynamodb:[a-z0-9-]+:[0-9]{12}:table/[a-zA-Z0-9_.-]+$", arn))])
    error_message = "Give each table as its full ARN, without index and wildcards."
  }
}

variable "appsync_targets" {
  description = "Fields of AppSync APIs that workers may call with IAM authorisation, and no others."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.appsync_targets : can(regex("^arn:aws[a-z-]*:appsync:[a-z0-9-]+:[0-9]{12}:apis/[a-z0-9]+/types/[a-zA-Z0-9_]+/fields/[a-zA-Z0-9_]+$", arn))])
    error_message = "Give each field as arn:aws:appsync:REGION:ACCOUNT:apis/API/types/TYPE/fields/FIELD, such as types/Query/fields/orders, without wildcards."
  }
}

variable "secret_arns" {
  description = "Secrets of Secrets Manager that plans may name as aws-secret:, and no others; workers read them."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.secret_arns : can(regex("^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:[a-zA-Z0-9/_+=.@-]+-[a-zA-Z0-9]{6}$", arn))])
    error_message = "Give each secret as its full ARN, with the six characters that AWS puts at its end, without wildcards."
  }
}

variable "parameter_arns" {
  description = "Parameters of Parameter Store that plans may name as ssm:, and no others; workers read them."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.parameter_arns : can(regex("^arn:aws[a-z-]*:ssm:[a-z0-9-]+:[0-9]{12}:parameter/[a-zA-Z0-9_./-]+$", arn))])
    error_message = "Give each parameter as its full ARN, without version and wildcards."
  }
}

variable "secret_key_arns" {
  description = "KMS keys of your own that encrypt these secrets and parameters; workers may decrypt with them through these two services only."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.secret_key_arns : can(regex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[a-z0-9-]+$", arn))])
    error_message = "Give each key as its full ARN, not as the ARN of an alias, without wildcards."
  }

  validation {
    condition     = length(var.secret_key_arns) == 0 || length(var.secret_arns) + length(var.parameter_arns) > 0
    error_message = "Leave secret_key_arns empty, or give the secrets or parameters that these keys encrypt."
  }
}

variable "cognito_user_pool_arns" {
  description = "User pools that the controller may create and delete test users in, and no others; workers log them in without a permission."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.cognito_user_pool_arns : can(regex("^arn:aws[a-z-]*:cognito-idp:[a-z0-9-]+:[0-9]{12}:userpool/[a-zA-Z0-9_-]+$", arn))])
    error_message = "Give each user pool as its full ARN, without wildcards."
  }
}

variable "output_log_group_arns" {
  description = "Log groups that the controller may write the measurements of runs to, and no others."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.output_log_group_arns : can(regex("^arn:aws[a-z-]*:logs:[a-z0-9-]+:[0-9]{12}:log-group:[a-zA-Z0-9_/.#-]+$", arn))])
    error_message = "Give each log group as its full ARN, without wildcards and without ':*' at its end."
  }
}

variable "output_topic_arns" {
  description = "SNS topics that the controller may publish the events of runs to, and no others."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.output_topic_arns : can(regex("^arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[a-zA-Z0-9_-]+$", arn))])
    error_message = "Give each topic as its full ARN, without wildcards; FIFO topics are not supported."
  }
}

variable "permissions_boundary_arn" {
  description = "Permissions boundary of every role; null sets none."
  type        = string
  default     = null

  validation {
    condition     = var.permissions_boundary_arn == null ? true : startswith(var.permissions_boundary_arn, "arn:")
    error_message = "Give the ARN of an IAM policy, or null."
  }
}

variable "tags" {
  description = "Tags of all resources."
  type        = map(string)
  default     = {}
  nullable    = false
}
