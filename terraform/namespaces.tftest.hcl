mock_provider "aws" {
  source = "./mocks"
}

variables {
  operator_arns = ["arn:aws:iam::123456789012:role/tester"]
  outputs       = ["cloudwatch=/broadside/runs"]
  sqs_targets   = ["arn:aws:sqs:eu-central-1:123456789012:orders"]
  team_namespaces = {
    checkout = {
      operator_arns  = ["arn:aws:iam::123456789012:role/checkout"]
      outputs        = ["sns=arn:aws:sns:eu-west-1:123456789012:checkout", "statsd=statsd.monitoring:8125"]
      lambda_targets = ["arn:aws:lambda:eu-central-1:123456789012:function:pay"]
    }
    search = {}
  }
}

run "a_team_is_installed_as_the_first_namespace_is" {
  assert {
    condition     = keys(output.team_deploy) == ["checkout", "search"] && keys(output.team_dashboard) == ["checkout", "search"]
    error_message = "Commands for each team."
  }

  assert {
    condition     = yamldecode(regex("(?s)<<'YAML'\n(.*)\nYAML\n", output.team_deploy.checkout)[0]).namespace == "checkout"
    error_message = "kustomize moves everything to the team's namespace."
  }

  assert {
    condition = [for part in ["resources", "components", "images"] : yamldecode(regex("(?s)<<'YAML'\n(.*)\nYAML\n", output.team_deploy.checkout)[0])[part]] == [
      for part in ["resources", "components", "images"] : yamldecode(regex("(?s)<<'YAML'\n(.*)\nYAML\n", output.deploy)[0])[part]
    ]
    error_message = "A team has the same objects and images."
  }

  assert {
    condition = alltrue([
      for patch in yamldecode(regex("(?s)<<'YAML'\n(.*)\nYAML\n", output.team_deploy.checkout)[0]).patches : yamldecode(patch.patch).metadata.namespace == "broadside"
    ])
    error_message = "Patches name the objects as base has them, before they are moved."
  }

  assert {
    condition     = startswith(output.team_deploy.checkout, output.log_router)
    error_message = "A team's pods log, too, whoever is installed first."
  }

  assert {
    condition     = strcontains(output.team_deploy.checkout, "kubectl --context broadside-eu-central-1 apply -k k8s/overlays/broadside-eu-central-1-checkout\n")
    error_message = "Each overlay is applied from a folder of its own."
  }

  assert {
    condition     = length(regexall(" -n checkout ", output.team_deploy.checkout)) == 3 && length(regexall(" -n broadside ", output.team_deploy.checkout)) == 0
    error_message = "The token is made where the team's pods look for it."
  }

  assert {
    condition     = output.team_dashboard.search == "kubectl --context broadside-eu-central-1 -n search port-forward svc/controller 8080"
    error_message = "Each team has its dashboard."
  }

  assert {
    condition     = strcontains(output.clean_up, "delete namespace broadside checkout search --ignore-not-found")
    error_message = "All namespaces go before the infrastructure, whoever was installed."
  }
}

run "a_namespace_reaches_its_own_results_only" {
  assert {
    condition     = local.results_prefixes == { broadside = "runs/", checkout = "teams/checkout/runs/", search = "teams/search/runs/" }
    error_message = "The first namespace keeps its prefix, and each team has one."
  }

  assert {
    condition = alltrue(flatten([
      for one, prefix in local.results_prefixes : [for other, another in local.results_prefixes : one == other || !startswith(prefix, another)]
    ]))
    error_message = "A role's prefix holds no results of others."
  }

  assert {
    condition     = strcontains(output.team_deploy.checkout, "\"BROADSIDE_RESULTS\": \"s3://${output.results_bucket}/teams/checkout/runs/?region=eu-central-1\"")
    error_message = "The team's controller keeps its runs where its role may."
  }

  assert {
    condition     = strcontains(output.deploy, "\"BROADSIDE_RESULTS\": \"s3://${output.results_bucket}/runs/?region=eu-central-1\"")
    error_message = "The first namespace's controller keeps its runs where it did."
  }
}

run "teams_share_neither_outputs_nor_targets" {
  assert {
    condition     = strcontains(output.team_deploy.checkout, "\"BROADSIDE_OUTPUTS\": \"sns=arn:aws:sns:eu-west-1:123456789012:checkout statsd=statsd.monitoring:8125\"")
    error_message = "The team's controller sends to the team's outputs."
  }

  assert {
    condition     = strcontains(output.team_deploy.search, "\"BROADSIDE_OUTPUTS\": \"\"")
    error_message = "A team that names none sends to nobody."
  }

  assert {
    condition     = local.output_topic_arns == { broadside = [], checkout = ["arn:aws:sns:eu-west-1:123456789012:checkout"], search = [] }
    error_message = "Only the team's controller publishes to its topic."
  }

  assert {
    condition     = { for namespace, arns in local.output_log_group_arns : namespace => length(arns) } == { broadside = 1, checkout = 0, search = 0 }
    error_message = "Only the first namespace's controller writes to its log group."
  }
}
