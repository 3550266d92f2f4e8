output "kubeconfig" {
  description = "Command that adds the cluster to kubectl and selects it."
  value       = module.broadside.kubeconfig
}

output "push_images" {
  description = "Commands that push the images controller and worker."
  value       = module.broadside.push_images
}

output "deploy" {
  description = "Commands that write the overlay for this cluster and apply it; run them in the project's top directory."
  value       = module.broadside.deploy
}

output "log_router" {
  description = "Only the first command of deploy, for an install by other means."
  value       = module.broadside.log_router
}

output "dashboard" {
  description = "Command that opens the dashboard at http://localhost:8080."
  value       = module.broadside.dashboard
}

output "clean_up" {
  description = "Commands that remove everything, in the order in which AWS can delete the subnets."
  value       = module.broadside.clean_up
}
