variable "name" {
  description = "Prefix of the names of the network's parts."
  type        = string
  nullable    = false

  validation {
    condition     = length(var.name) > 0
    error_message = "Give the network a name."
  }
}

variable "region" {
  description = "Region that the provider works in; the endpoints' service names contain it."
  type        = string
  nullable    = false

  validation {
    condition     = length(var.region) > 0
    error_message = "Give the region that the provider works in, such as eu-central-1."
  }
}

variable "availability_zones" {
  description = "Names of two to six zones of the region, in the order in which they are filled; null takes the region's first two that EKS supports."
  type        = list(string)
  default     = null

  validation {
    condition     = var.availability_zones == null ? true : length(var.availability_zones) >= 2 && length(var.availability_zones) <= 6
    error_message = "Give two to six availability zones: EKS places its control plane in two. To hold the pods in one, set single_zone = true."
  }

  validation {
    condition     = var.availability_zones == null ? true : length(distinct(var.availability_zones)) == length(var.availability_zones)
    error_message = "Give each availability zone once."
  }
}

variable "single_zone" {
  description = "Whether to hold all pods and the NAT gateway in the first zone, which saves traffic between zones."
  type        = bool
  default     = false
  nullable    = false
}

variable "cidr" {
  description = "Private IPv4 range of the VPC, from /16 to /20; each zone's pods get an eighth of it."
  type        = string
  default     = "10.0.0.0/16"
  nullable    = false

  validation {
    condition     = can(regex("^[0-9.]+/(1[6-9]|20)$", var.cidr)) && try(cidrsubnet(var.cidr, 0, 0) == var.cidr, false)
    error_message = "Give an IPv4 range from /16 to /20 whose host bits are zero, such as 10.0.0.0/16."
  }
}

variable "nat_per_zone" {
  description = "Whether each zone gets its own NAT gateway, so that the other zones keep their way out when one zone fails."
  type        = bool
  default     = false
  nullable    = false

  validation {
    condition     = !(var.nat_per_zone && var.single_zone)
    error_message = "Choose one of nat_per_zone and single_zone: pods that are held in one zone need one NAT gateway."
  }
}

variable "nat_addresses" {
  description = "Public addresses of each NAT gateway; each allows 55,000 simultaneous connections to one destination. For more than 2, raise the account's quota first."
  type        = number
  default     = 1
  nullable    = false

  validation {
    condition     = contains([1, 2, 3, 4, 5, 6, 7, 8], var.nat_addresses)
    error_message = "Give 1 to 8 addresses, which is what a NAT gateway can hold; for more connections also set nat_per_zone = true."
  }
}

variable "interface_endpoints" {
  description = "Whether ECR, CloudWatch Logs and STS are reached by endpoints inside the VPC instead of through NAT."
  type        = bool
  default     = false
  nullable    = false
}

variable "tags" {
  description = "Tags of all resources."
  type        = map(string)
  default     = {}
  nullable    = false
}
