locals {
  regions = {
    "eu-central-1"   = module.eu_central_1
    "us-east-1"      = module.us_east_1
    "us-west-2"      = module.us_west_2
    "ap-southeast-1" = module.ap_southeast_1
    "sa-east-1"      = module.sa_east_1
  }
}

output "kubeconfig" {
  description = "By region: command that adds the cluster to kubectl and selects it."
  value       = { for region, broadside in local.regions : region => broadside.kubeconfig }
}

output "push_images" {
  description = "By region: commands that push the images controller and worker."
  value       = { for region, broadside in local.regions : region => broadside.push_images }
}

output "deploy" {
  description = "By region: commands that write the overlay for the cluster and apply it; run them in the project's top directory."
  value       = { for region, broadside in local.regions : region => broadside.deploy }
}

output "log_router" {
  description = "By region: only the first command of deploy, for an install by other means."
  value       = { for region, broadside in local.regions : region => broadside.log_router }
}

output "dashboard" {
  description = "By region: command that opens the dashboard at http://localhost:8080."
  value       = { for region, broadside in local.regions : region => broadside.dashboard }
}

output "clean_up" {
  description = "By region: commands that remove everything; delete the namespace in every region before the one terraform destroy."
  value       = { for region, broadside in local.regions : region => broadside.clean_up }
}

output "nat_public_ips" {
  description = "By region: addresses that the load comes from, for the allow-list of the system under test."
  value       = { for region, broadside in local.regions : region => broadside.nat_public_ips }
}
