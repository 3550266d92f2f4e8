output "cluster_subnet_ids" {
  description = "Private subnets for the control plane's network interfaces."
  value       = data.aws_subnet.private[*].id

  precondition {
    condition     = length(distinct(data.aws_subnet.private[*].vpc_id)) == 1
    error_message = "Give private subnets of one VPC: these belong to ${join(", ", distinct(data.aws_subnet.private[*].vpc_id))}."
  }

  precondition {
    condition     = length(distinct(data.aws_subnet.private[*].availability_zone)) >= 2
    error_message = "Give private subnets of at least two zones: EKS places its control plane in two."
  }
}

output "pod_subnet_ids" {
  description = "Private subnets that hold pods."
  value       = local.pod_subnet_ids

  precondition {
    condition     = length(setsubtract(local.pod_subnet_ids, data.aws_subnet.private[*].id)) == 0
    error_message = "Give pod subnets that are among the private subnets."
  }
}
