mock_provider "aws" {
  source = "../../mocks"
}

variables {
  name       = "broadside"
  region     = "eu-central-1"
  account_id = "123456789012"
  key_arn    = "arn:aws:kms:eu-central-1:123456789012:key/1"
}

run "images_are_immutable_scanned_and_encrypted" {
  command = plan

  assert {
    condition     = [for repository in aws_ecr_repository.this : repository.name] == ["broadside/controller", "broadside/worker"]
    error_message = "One repository an image."
  }

  assert {
    condition = alltrue([
      for repository in aws_ecr_repository.this : repository.image_tag_mutability == "IMMUTABLE" && repository.image_scanning_configuration[0].scan_on_push && repository.encryption_configuration[0].kms_key == var.key_arn
    ])
    error_message = "Immutable tags, scan on push, our key."
  }

  assert {
    condition     = alltrue([for policy in aws_ecr_lifecycle_policy.this : length(jsondecode(policy.policy).rules) == 2])
    error_message = "Images do not pile up."
  }
}

run "bucket_is_private_encrypted_and_versioned" {
  command = plan

  assert {
    condition     = aws_s3_bucket.results.bucket == "broadside-results-123456789012-eu-central-1"
    error_message = "Bucket names are shared by all accounts and regions."
  }

  assert {
    condition = alltrue([
      aws_s3_bucket_public_access_block.results.block_public_acls,
      aws_s3_bucket_public_access_block.results.block_public_policy,
      aws_s3_bucket_public_access_block.results.ignore_public_acls,
      aws_s3_bucket_public_access_block.results.restrict_public_buckets,
    ])
    error_message = "Nothing in it is ever public."
  }

  assert {
    condition     = one(aws_s3_bucket_server_side_encryption_configuration.results.rule).apply_server_side_encryption_by_default[0].kms_master_key_id == var.key_arn
    error_message = "Encrypted with our key."
  }

  assert {
    condition     = aws_s3_bucket_versioning.results.versioning_configuration[0].status == "Enabled"
    error_message = "Versioned."
  }

  assert {
    condition     = aws_s3_bucket_lifecycle_configuration.results.rule[0].expiration[0].expired_object_delete_marker
    error_message = "What was deleted or replaced goes for good; a run goes only where the controller deletes it."
  }

  assert {
    condition     = aws_s3_bucket.results.force_destroy == false
    error_message = "A destroy stops at results unless told otherwise."
  }
}

run "bucket_refuses_what_is_not_tls" {
  assert {
    condition     = jsondecode(aws_s3_bucket_policy.results.policy).Statement[0].Condition.Bool["aws:SecureTransport"] == "false" && jsondecode(aws_s3_bucket_policy.results.policy).Statement[0].Effect == "Deny"
    error_message = "TLS only."
  }
}

run "a_destroy_takes_results_on_request" {
  command = plan

  variables {
    destroy_results = true
  }

  assert {
    condition     = aws_s3_bucket.results.force_destroy
    error_message = "Asked for."
  }
}
