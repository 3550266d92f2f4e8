variable "name" {
  description = "Prefix of the topic's and the budget's names."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-zA-Z0-9_-]+$", var.name))
    error_message = "Give the budget a name of letters, digits, '_' and '-'."
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
  description = "Region that is paid for; budgets are global, so the budget's name contains it."
  type        = string
  nullable    = false

  validation {
    condition     = length(var.region) > 0
    error_message = "Give the region that the provider works in, such as eu-central-1."
  }
}

variable "account_id" {
  description = "Account whose budgets may publish to the topic."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "Give the account's twelve digits."
  }
}

variable "monthly_usd" {
  description = "US dollars a month: the alarm is raised at 80 % spent and at 100 % forecast."
  type        = number
  nullable    = false

  validation {
    condition     = var.monthly_usd > 0
    error_message = "Give a budget above 0 US dollars a month."
  }
}

variable "emails" {
  description = "Addresses that get the alarm after they confirm their subscription."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for email in var.emails : can(regex("^[^@[:space:]]+@[^@[:space:]]+$", email))])
    error_message = "Give each address as name@example.com."
  }
}

variable "only_tag" {
  description = "Tag whose costs are counted, and no others; activate it for cost allocation first. null counts the whole account."
  type        = object({ key = string, value = string })
  default     = null

  validation {
    condition     = var.only_tag == null ? true : length(var.only_tag.key) > 0 && length(var.only_tag.value) > 0
    error_message = "Give both key and value of the tag, or null."
  }
}

variable "key_arn" {
  description = "KMS key that encrypts the topic; its policy must let budgets.amazonaws.com use it."
  type        = string
  nullable    = false

  validation {
    condition     = startswith(var.key_arn, "arn:")
    error_message = "Give the ARN of a KMS key."
  }
}

variable "tags" {
  description = "Tags of all resources."
  type        = map(string)
  default     = {}
  nullable    = false
}
