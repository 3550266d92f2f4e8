mock_provider "aws" {
  source = "./mocks"
}

run "defaults_fit_together" {
  assert {
    condition     = output.kubeconfig == "aws eks update-kubeconfig --region eu-central-1 --name broadside --alias broadside-eu-central-1"
    error_message = "kubeconfig must name region and cluster."
  }

  assert {
    condition     = length(output.nat_public_ips) == 1
    error_message = "One NAT address by default."
  }

  assert {
    condition     = output.budget_topic_arn != null
    error_message = "There is a budget by default."
  }

  assert {
    condition     = strcontains(output.deploy, "kubectl --context broadside-eu-central-1 apply -k k8s/overlays/broadside-eu-central-1")
    error_message = "deploy must apply the overlay that it writes."
  }

  assert {
    condition     = strcontains(output.deploy, "create secret generic broadside --from-file=token=/dev/stdin")
    error_message = "deploy must make the token."
  }

  assert {
    condition     = length(regexall("docker push ", output.push_images)) == 2
    error_message = "Two images are pushed."
  }

  assert {
    condition     = output.dashboard == "kubectl --context broadside-eu-central-1 -n broadside port-forward svc/controller 8080"
    error_message = "The dashboard is reached through the Service controller."
  }

  assert {
    condition     = strcontains(output.clean_up, "delete namespace broadside") && endswith(trimspace(output.clean_up), "terraform destroy")
    error_message = "The namespace goes before the infrastructure."
  }
}

run "overlay_carries_what_was_made" {
  variables {
    image_tag = "1.2.3"
  }

  assert {
    condition     = yamldecode(regex("(?s)<<'YAML'\n(.*)\nYAML\n", output.deploy)[0]).resources == ["../../base"]
    error_message = "The overlay builds on base."
  }

  assert {
    condition     = yamldecode(regex("(?s)<<'YAML'\n(.*)\nYAML\n", output.deploy)[0]).components == ["../../components/scale-to-zero"]
    error_message = "No worker waits for ever where pods cost."
  }

  assert {
    condition = yamldecode(regex("(?s)<<'YAML'\n(.*)\nYAML\n", output.deploy)[0]).images == [
      for image in ["controller", "worker"] : { name = "broadside/${image}", newName = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/mocked", newTag = "1.2.3" }
    ]
    error_message = "The overlay replaces both images."
  }

  assert {
    condition = {
      for patch in yamldecode(regex("(?s)<<'YAML'\n(.*)\nYAML\n", output.deploy)[0]).patches : "${yamldecode(patch.patch).kind} ${yamldecode(patch.patch).metadata.name}" => yamldecode(patch.patch).metadata.namespace
      } == {
      "ConfigMap controller"      = "broadside"
      "ServiceAccount controller" = "broadside"
      "ServiceAccount worker"     = "broadside"
    }
    error_message = "The overlay sets roles and bucket."
  }

  assert {
    condition     = strcontains(output.deploy, "\"BROADSIDE_RESULTS\": \"s3://${output.results_bucket}/runs/?region=eu-central-1\"")
    error_message = "The controller sends its runs to the bucket that was made."
  }

  assert {
    condition     = strcontains(output.deploy, "\"BROADSIDE_KEEP_DAYS\": \"365\"")
    error_message = "The controller deletes runs once they are old."
  }

  assert {
    condition     = strcontains(output.deploy, "\"BROADSIDE_OUTPUTS\": \"\"")
    error_message = "It sends what runs measure to nobody else."
  }
}

run "outputs_on_request" {
  variables {
    outputs = ["otlp=http://collector.monitoring:4318", "statsd=statsd.monitoring:8125"]
  }

  assert {
    condition     = strcontains(output.deploy, "\"BROADSIDE_OUTPUTS\": \"otlp=http://collector.monitoring:4318 statsd=statsd.monitoring:8125\"")
    error_message = "The controller is told to whom to send what runs measure."
  }
}

run "outputs_in_aws_are_granted_by_being_named" {
  variables {
    outputs = ["cloudwatch=/broadside/runs", "cloudwatch=us-east-1:other", "sns=arn:aws:sns:eu-west-1:123456789012:load-tests"]
  }

  assert {
    condition = local.output_log_group_arns.broadside == [
      "arn:${local.partition}:logs:${local.region}:${local.account_id}:log-group:/broadside/runs",
      "arn:${local.partition}:logs:us-east-1:${local.account_id}:log-group:other",
    ]
    error_message = "The region is the cluster's, unless another one is named."
  }

  assert {
    condition     = local.output_topic_arns.broadside == ["arn:aws:sns:eu-west-1:123456789012:load-tests"]
    error_message = "The topic is granted as it is named."
  }

  assert {
    condition     = strcontains(output.deploy, "\"BROADSIDE_OUTPUTS\": \"cloudwatch=/broadside/runs cloudwatch=us-east-1:other sns=arn:aws:sns:eu-west-1:123456789012:load-tests\"")
    error_message = "The controller is told of them, too."
  }
}

run "no_budget_on_request" {
  variables {
    budget = null
  }

  assert {
    condition     = output.budget_topic_arn == null
    error_message = "budget = null makes none."
  }
}

run "no_team_by_default" {
  command = plan

  assert {
    condition     = length(module.team_identity) == 0 && output.team_deploy == {} && output.team_dashboard == {}
    error_message = "Nothing is made for teams that nobody named."
  }
}
