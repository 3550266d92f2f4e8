variable "name" {
  description = "Prefix of the repositories' and the bucket's names."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,18}[a-z0-9]$", var.name))
    error_message = "Give a name of 2 to 20 lower-case letters, digits and '-' that starts with a letter and does not end in '-': bucket names allow no more."
  }
}

variable "region" {
  description = "Region of the bucket; its name contains it."
  type        = string
  nullable    = false

  validation {
    condition     = length(var.region) > 0
    error_message = "Give the region that the provider works in, such as eu-central-1."
  }
}

variable "account_id" {
  description = "Account of the bucket; its name contains it, because bucket names are shared by all accounts."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "Give the account's twelve digits."
  }
}

variable "destroy_results" {
  description = "Whether a destroy deletes results that are still in the bucket, instead of stopping there."
  type        = bool
  default     = false
  nullable    = false
}

variable "key_arn" {
  description = "KMS key that encrypts images and results."
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
