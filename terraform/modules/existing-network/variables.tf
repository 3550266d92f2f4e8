variable "private_subnet_ids" {
  description = "Private subnets of one VPC in at least two zones; they need a way out through NAT."
  type        = list(string)
  nullable    = false

  validation {
    condition     = length(var.private_subnet_ids) >= 2
    error_message = "Give at least two private subnets: EKS places its control plane in two zones."
  }
}

variable "pod_subnet_ids" {
  description = "Private subnets that may hold pods, for example those of a single zone; null takes all private subnets."
  type        = list(string)
  default     = null

  validation {
    condition     = var.pod_subnet_ids == null ? true : length(var.pod_subnet_ids) > 0
    error_message = "Give at least one subnet for the pods, or null for all private subnets."
  }
}
