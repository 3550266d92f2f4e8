mock_provider "aws" {
  source = "./mocks"
}

run "one_command_says_where_logs_go" {
  assert {
    condition     = length(regexall("(?m)^kubectl ", output.log_router)) == 1
    error_message = "One command, so that none of it is left out."
  }

  assert {
    condition     = strcontains(output.log_router, "kubectl --context broadside-eu-central-1 apply -f - <<'LOGS'\n") && endswith(output.log_router, "\nLOGS\n")
    error_message = "It applies what it brings, and may be applied again."
  }

  assert {
    condition     = startswith(output.deploy, output.log_router)
    error_message = "It comes before the pods, which read it when they start."
  }

  assert {
    condition = [for object in split("---\n", regex("(?s)<<'LOGS'\n(.*)\nLOGS\n", output.log_router)[0]) : "${yamldecode(object).kind} ${yamldecode(object).metadata.name}"] == [
      "Namespace aws-observability", "ConfigMap aws-logging",
    ]
    error_message = "The namespace comes first."
  }

  assert {
    condition     = yamldecode(split("---\n", regex("(?s)<<'LOGS'\n(.*)\nLOGS\n", output.log_router)[0])[1]) == jsondecode(jsonencode(local.log_router_objects[1]))
    error_message = "YAML brings the settings as they are."
  }

  assert {
    condition     = local.log_router_objects[0].metadata.labels == yamldecode(file("${path.module}/../k8s/overlays/eks-fargate/aws-observability.yaml")).metadata.labels
    error_message = "Fargate looks for this label."
  }
}

run "logs_go_to_the_group_that_was_made" {
  variables {
    name = "loadtest"
  }

  assert {
    condition     = strcontains(local.log_router_objects[1].data["output.conf"], "log_group_name /broadside/loadtest/pods\n")
    error_message = "The role of the pods writes to this group alone."
  }

  assert {
    condition     = strcontains(local.log_router_objects[1].data["output.conf"], "region eu-central-1\n") && strcontains(local.log_router_objects[1].data["output.conf"], "auto_create_group false\n")
    error_message = "It is there already, in this region."
  }
}

run "lines_pass_as_they_were_written" {
  command = plan

  assert {
    condition = regex(
      replace(regex("Regex (.*)\n", local.log_router_objects[1].data["parsers.conf"])[0], "(?<", "(?P<"),
      "2026-11-28T05:13:00.123456789Z stderr F {\"level\": \"WARN\", \"message\": \"F is no {end}\"}",
    ).log == "{\"level\": \"WARN\", \"message\": \"F is no {end}\"}"
    error_message = "What a container's runtime puts before a line goes, and JSON stays JSON."
  }

  assert {
    condition     = strcontains(local.log_router_objects[1].data["filters.conf"], "Parser ${regex("Name (.*)\n", local.log_router_objects[1].data["parsers.conf"])[0]}\n")
    error_message = "The filter uses the parser."
  }

  assert {
    condition     = strcontains(local.log_router_objects[1].data["output.conf"], "log_key log\n")
    error_message = "The line alone is sent, not the record around it."
  }

  assert {
    condition = alltrue([
      for key in ["flb_log_cw", "parsers.conf", "filters.conf"] :
      local.log_router_objects[1].data[key] == yamldecode(file("${path.module}/../k8s/overlays/eks-fargate/aws-logging.yaml")).data[key]
    ])
    error_message = "Whoever applies k8s/overlays/eks-fargate by hand gets the same."
  }
}
