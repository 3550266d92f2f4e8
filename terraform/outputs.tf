output "kubeconfig" {
  description = "Command that adds the cluster to kubectl and selects it."
  value       = local.kubeconfig
}

output "push_images" {
  description = "Commands that push the images controller and worker."
  value       = local.push_images
}

output "deploy" {
  description = "Commands that set where pods' logs go, and write and apply an overlay on k8s/base with this cluster's roles, bucket and images; run them in the project's top directory."
  value       = local.deploy[local.namespace]
}

output "team_deploy" {
  description = "By team's namespace: commands like those of deploy, which install Broadside there; run them in the project's top directory."
  value       = { for namespace in keys(var.team_namespaces) : namespace => local.deploy[namespace] }
}

output "log_router" {
  description = "Only the first command of deploy and team_deploy: it sets where the logs of all pods of the cluster go. Run it before an install by other means."
  value       = local.log_router
}

output "dashboard" {
  description = "Command that opens the dashboard at http://localhost:8080."
  value       = local.dashboard[local.namespace]
}

output "team_dashboard" {
  description = "By team's namespace: command that opens its dashboard at http://localhost:8080."
  value       = { for namespace in keys(var.team_namespaces) : namespace => local.dashboard[namespace] }
}

output "clean_up" {
  description = "Commands that remove everything, in the order in which AWS can delete the subnets."
  value       = local.clean_up
}

output "nat_public_ips" {
  description = "Addresses that the load comes from, for the allow-list of the system under test; empty with an existing VPC."
  value       = var.existing_vpc == null ? module.network[0].nat_public_ips : []
}

output "results_bucket" {
  description = "Bucket for results: under runs/, and those of a team under teams/NAMESPACE/runs/. The controllers send their runs there."
  value       = module.storage.results_bucket
}

output "budget_topic_arn" {
  description = "Topic of the budget's alarm, for subscribers other than e-mail; null without a budget."
  value       = one(module.budget[*].topic_arn)
}
