# Stands in for the VPC that you have: delete this file and give the ids of your private subnets in main.tf.
module "platform_network" {
  source = "../../modules/network"

  name   = "platform"
  region = var.region
  cidr   = "10.20.0.0/16"
}
