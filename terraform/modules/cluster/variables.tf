variable "name" {
  description = "Name of the cluster."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-zA-Z0-9][a-zA-Z0-9_-]*$", var.name))
    error_message = "Give the cluster a name of letters, digits, '_' and '-' that starts with a letter or digit."
  }
}

variable "partition" {
  description = "AWS partition of the account, such as aws."
  type        = string
  nullable    = false

  validation {
    condition     = startswith(var.partition, "aws")
    error_message = "Give the partition's name, such as aws or aws-us-gov."
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

variable "account_id" {
  description = "Account of the cluster, which alone may use the pod execution role."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "Give the account's twelve digits."
  }
}

variable "kubernetes_version" {
  description = "Kubernetes version of the control plane."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^1\\.[0-9]{2}$", var.kubernetes_version))
    error_message = "Give the version as major.minor, such as \"1.35\"."
  }
}

variable "extended_support" {
  description = "Whether the cluster may have or keep a version in extended support, which costs six times as much; without it, EKS raises the version when standard support ends."
  type        = bool
  default     = false
  nullable    = false
}

variable "coredns_version" {
  description = "Version of the CoreDNS add-on; null leaves the one that EKS installs by default for the Kubernetes version."
  type        = string
  default     = null

  validation {
    condition     = var.coredns_version == null ? true : can(regex("^v[0-9]+\\.[0-9]+\\.[0-9]+-eksbuild\\.[0-9]+$", var.coredns_version))
    error_message = "Give a version that aws eks describe-addon-versions --addon-name coredns lists, such as v1.12.4-eksbuild.1, or null."
  }
}

variable "namespace" {
  description = "Namespace of the load test: Fargate runs its pods, operators may work in it."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", var.namespace)) && var.namespace != "kube-system"
    error_message = "Give a Kubernetes namespace other than kube-system."
  }
}

variable "cluster_subnet_ids" {
  description = "Private subnets in at least two zones, for the control plane's network interfaces."
  type        = list(string)
  nullable    = false

  validation {
    condition     = length(var.cluster_subnet_ids) >= 2
    error_message = "Give at least two subnets in different zones: EKS places its control plane in two."
  }
}

variable "pod_subnet_ids" {
  description = "Private subnets that Fargate places pods in; their way out must exist by the time they are known."
  type        = list(string)
  nullable    = false

  validation {
    condition     = length(var.pod_subnet_ids) >= 1
    error_message = "Give at least one private subnet for the pods."
  }
}

variable "endpoint_cidrs" {
  description = "IPv4 ranges that reach the public endpoint; empty makes the endpoint private only."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for cidr in var.endpoint_cidrs : can(cidrhost(cidr, 0)) && !strcontains(cidr, ":")])
    error_message = "Give each range as IPv4 CIDR, such as 198.51.100.0/24."
  }
}

variable "admin_arns" {
  description = "IAM roles and users that administer the cluster, besides its creator, who is an administrator already."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.admin_arns : can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:(role|user)/.+$", arn))])
    error_message = "Give each administrator as the ARN of an IAM role or user."
  }
}

variable "operator_arns" {
  description = "IAM roles and users that run load tests: they may edit the load test's namespace and nothing else."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.operator_arns : can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:(role|user)/.+$", arn))])
    error_message = "Give each operator as the ARN of an IAM role or user."
  }

  validation {
    condition     = length(setintersection(var.operator_arns, var.admin_arns)) == 0
    error_message = "Leave administrators out of the operators: administrators may already do everything."
  }
}

variable "team_operator_arns" {
  description = "Namespaces of teams, in which Fargate also runs pods, and for each the IAM roles and users that may edit it."
  type        = map(list(string))
  default     = {}
  nullable    = false

  validation {
    condition = alltrue([
      for namespace in keys(var.team_operator_arns) :
      can(regex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", namespace)) && !contains(["kube-system", var.namespace], namespace)
    ])
    error_message = "Give each team a Kubernetes namespace other than kube-system and the load test's own."
  }

  validation {
    condition     = alltrue([for arn in flatten(values(var.team_operator_arns)) : can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:(role|user)/.+$", arn))])
    error_message = "Give each team's operator as the ARN of an IAM role or user."
  }

  validation {
    condition     = length(setintersection(flatten(values(var.team_operator_arns)), var.admin_arns)) == 0
    error_message = "Leave administrators out of the teams' operators: administrators may already do everything."
  }
}

variable "control_plane_logs" {
  description = "Whether the control plane writes all five of its logs to CloudWatch."
  type        = bool
  nullable    = false
}

variable "pod_log_group_name" {
  description = "Log group that the pods' logs are written to."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-zA-Z0-9_/.#-]+$", var.pod_log_group_name))
    error_message = "Give the log group a name of letters, digits, '_', '-', '/', '.' and '#'."
  }
}

variable "log_days" {
  description = "Days that logs are kept."
  type        = number
  nullable    = false

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731], var.log_days)
    error_message = "Give a number of days that CloudWatch Logs supports: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545 or 731."
  }
}

variable "key_arn" {
  description = "KMS key that encrypts Kubernetes secrets and logs."
  type        = string
  nullable    = false

  validation {
    condition     = startswith(var.key_arn, "arn:")
    error_message = "Give the ARN of a KMS key."
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
