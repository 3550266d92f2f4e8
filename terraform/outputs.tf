output "kubeconfig" {
  description = "Command that adds the cluster to kubectl and selects it."
  value       = local.kubeconfig
}

output "push_images" {
  description = "Commands that push the images controller and worker."
  value       = local.push_images
}

output "deploy" {
  description = "Commands that write an overlay on k8s/overlays/eks-fargate with this cluster's roles, log group and images, and apply it; to run in the project's top directory."
  value       = local.deploy
}

output "dashboard" {
  description = "Command that opens the dashboard at http://localhost:8080."
  value       = local.dashboard
}

output "clean_up" {
  description = "Commands that remove everything, in the order that lets the subnets go."
  value       = local.clean_up
}

output "nat_public_ips" {
  description = "Addresses that the load comes from, for the allow-list of the system under test; empty with an existing VPC."
  value       = var.existing_vpc == null ? module.network[0].nat_public_ips : []
}

output "results_bucket" {
  description = "Bucket for results, under runs/; the controller sends its runs there."
  value       = module.storage.results_bucket
}

output "budget_topic_arn" {
  description = "Topic of the budget's alarm, for other subscribers than e-mail; null without a budget."
  value       = one(module.budget[*].topic_arn)
}
