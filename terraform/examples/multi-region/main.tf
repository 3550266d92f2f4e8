provider "aws" {
  alias  = "eu_central_1"
  region = "eu-central-1"
}

provider "aws" {
  alias  = "us_east_1"
  region = "us-east-1"
}

provider "aws" {
  alias  = "us_west_2"
  region = "us-west-2"
}

provider "aws" {
  alias  = "ap_southeast_1"
  region = "ap-southeast-1"
}

provider "aws" {
  alias  = "sa_east_1"
  region = "sa-east-1"
}

# One block a region: copy a provider and a block to add one, and list it in outputs.tf.
module "eu_central_1" {
  source    = "../.."
  providers = { aws = aws.eu_central_1 }

  endpoint_cidrs = var.endpoint_cidrs
  # The account has one bill, so one budget is enough.
  budget = { monthly_usd = 1000 }
}

module "us_east_1" {
  source    = "../.."
  providers = { aws = aws.us_east_1 }

  endpoint_cidrs = var.endpoint_cidrs
  budget         = null
}

module "us_west_2" {
  source    = "../.."
  providers = { aws = aws.us_west_2 }

  endpoint_cidrs = var.endpoint_cidrs
  budget         = null
}

module "ap_southeast_1" {
  source    = "../.."
  providers = { aws = aws.ap_southeast_1 }

  endpoint_cidrs = var.endpoint_cidrs
  budget         = null
}

module "sa_east_1" {
  source    = "../.."
  providers = { aws = aws.sa_east_1 }

  endpoint_cidrs = var.endpoint_cidrs
  budget         = null
}
