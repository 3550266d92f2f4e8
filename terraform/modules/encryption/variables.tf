variable "name" {
  description = "Name of the key's alias; one per account and region."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-zA-Z0-9/_-]+$", var.name)) && !startswith(var.name, "aws/")
    error_message = "Give the key a name of letters, digits, '/', '_' and '-' that does not start with aws/."
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
  description = "Region of the key."
  type        = string
  nullable    = false

  validation {
    condition     = length(var.region) > 0
    error_message = "Give the region that the provider works in, such as eu-central-1."
  }
}

variable "account_id" {
  description = "Account whose IAM policies decide who uses the key."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "Give the account's twelve digits."
  }
}

variable "log_group_names" {
  description = "Log groups that CloudWatch Logs may encrypt with the key, and no others."
  type        = list(string)
  nullable    = false

  validation {
    condition     = length(var.log_group_names) > 0
    error_message = "Give the name of at least one log group."
  }
}

variable "tags" {
  description = "Tags of all resources."
  type        = map(string)
  default     = {}
  nullable    = false
}
