output "cluster_subnet_ids" {
  description = "Private subnets of all zones, for the control plane's network interfaces."
  value       = [for zone in local.zones : aws_subnet.private[zone].id]
}

output "pod_subnet_ids" {
  description = "Private subnets of the zones that hold pods; known only after pods in them can reach their images."
  value       = [for zone in local.pod_zones : aws_subnet.private[zone].id]

  # A pod that starts before its way out exists cannot pull its image: this is what CoreDNS gets stuck on.
  depends_on = [
    aws_route.nat,
    aws_route_table_association.private,
    aws_vpc_endpoint.interface,
    aws_vpc_endpoint.s3,
    aws_vpc_security_group_ingress_rule.endpoints,
  ]
}

output "nat_public_ips" {
  description = "Addresses that the load comes from, for the allow-list of the system under test."
  value       = [for address in aws_eip.nat : address.public_ip]
}
