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
  description = "Region of the cluster; IAM is global, so its names carry it."
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
  description = "What the keys of all results start with; the controller reaches no others."
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

variable "cognito_user_pool_arns" {
  description = "User pools whose test users workers may sign in, and no others."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.cognito_user_pool_arns : can(regex("^arn:aws[a-z-]*:cognito-idp:[a-z0-9-]+:[0-9]{12}:userpool/[a-zA-Z0-9_-]+$", arn))])
    error_message = "Give each user pool as its full ARN, without wildcards."
  }
}

variable "output_log_group_arns" {
  description = "Log groups that the controller may write what runs measure to, and no others."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.output_log_group_arns : can(regex("^arn:aws[a-z-]*:logs:[a-z0-9-]+:[0-9]{12}:log-group:[a-zA-Z0-9_/.#-]+$", arn))])
    error_message = "Give each log group as its full ARN, without wildcards and without ':*' at its end."
  }
}

variable "output_topic_arns" {
  description = "Topics of SNS that the controller may publish what happens to runs to, and no others."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.output_topic_arns : can(regex("^arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[a-zA-Z0-9_-]+$", arn))])
    error_message = "Give each topic as its full ARN, without wildcards; FIFO topics are not understood."
  }
}

variable "permissions_boundary_arn" {
  description = "Policy that bounds every role; null leaves them unbounded."
  type        = string
  default     = null

  validation {
    condition     = var.permissions_boundary_arn == null ? true : startswith(var.permissions_boundary_arn, "arn:")
    error_message = "Give the ARN of an IAM policy, or null."
  }
}

variable "tags" {
  description = "Tags of everything."
  type        = map(string)
  default     = {}
  nullable    = false
}
