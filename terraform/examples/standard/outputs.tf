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

output "team_deploy" {
  description = "By team's namespace: commands that install Broadside there; run them in the project's top directory."
  value       = module.broadside.team_deploy
}

output "log_router" {
  description = "Only the first command of deploy, for an install by other means."
  value       = module.broadside.log_router
}

output "dashboard" {
  description = "Command that opens the dashboard at http://localhost:8080."
  value       = module.broadside.dashboard
}

output "team_dashboard" {
  description = "By team's namespace: command that opens its dashboard at http://localhost:8080."
  value       = module.broadside.team_dashboard
}

output "clean_up" {
  description = "Commands that remove everything, in the order in which AWS can delete the subnets."
  value       = module.broadside.clean_up
}

output "nat_public_ips" {
  description = "Addresses that the load comes from, for the allow-list of the system under test."
  value       = module.broadside.nat_public_ips
}
