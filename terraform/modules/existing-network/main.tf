# Counted, not keyed by id: a VPC that is made in the same apply has ids that are not known yet.
data "aws_subnet" "private" {
  count = length(var.private_subnet_ids)

  id = var.private_subnet_ids[count.index]

  lifecycle {
    postcondition {
      condition     = !self.map_public_ip_on_launch
      error_message = "Subnet ${self.id} assigns public addresses: Fargate runs pods in private subnets only, so give one whose default route is a NAT gateway."
    }
  }
}

locals {
  pod_subnet_ids = var.pod_subnet_ids == null ? data.aws_subnet.private[*].id : var.pod_subnet_ids
}
