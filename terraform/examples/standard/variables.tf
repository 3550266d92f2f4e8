variable "region" {
  description = "Region to run in."
  type        = string
  default     = "eu-central-1"
  nullable    = false

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "Give a region such as eu-central-1."
  }
}

variable "endpoint_cidrs" {
  description = "IPv4 ranges that you run kubectl from; empty leaves the cluster reachable from inside its VPC only."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for cidr in var.endpoint_cidrs : can(cidrhost(cidr, 0))])
    error_message = "Give each range as IPv4 CIDR, such as 198.51.100.7/32."
  }
}

variable "operator_arns" {
  description = "IAM roles and users that run load tests."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.operator_arns : startswith(arn, "arn:")])
    error_message = "Give each operator as the ARN of an IAM role or user."
  }
}

variable "team_namespaces" {
  description = "Namespaces of teams, and in each the IAM roles and users that run its load tests."
  type = map(object({
    operator_arns = optional(list(string), [])
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for arn in flatten(values(var.team_namespaces)[*].operator_arns) : startswith(arn, "arn:")])
    error_message = "Give each operator of a team as the ARN of an IAM role or user."
  }
}

variable "budget_emails" {
  description = "Addresses that the budget's alarm is sent to."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for email in var.budget_emails : strcontains(email, "@")])
    error_message = "Give each address as name@example.com."
  }
}
