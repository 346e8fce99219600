# terraform test: what would be made, with an AWS that is only pretended. Nothing is asked for a key, and nothing costs money.

mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_data "aws_iam_policy_document" {
    defaults = { json = "{}" }
  }
  mock_resource "aws_sqs_queue" {
    defaults = { arn = "arn:aws:sqs:eu-central-1:123456789012:queue" }
  }
}

variables {
  name = "my-paper"
}

run "a_user_for_each_role" {
  assert {
    condition     = length(aws_iam_user.role) == 5 && length(aws_iam_user_policy.buckets) == 5
    error_message = "Five roles, each with a user and a policy."
  }
  assert {
    condition     = alltrue([for policy in aws_iam_user_policy.buckets : !strcontains(policy.policy, "_BUCKET")])
    error_message = "A policy still has a name that should have been replaced."
  }
  assert {
    condition     = alltrue([for policy in aws_iam_user_policy.buckets : strcontains(policy.policy, "arn:aws:s3:::my-paper-drops")])
    error_message = "Every role has to do with the drops bucket."
  }
  assert {
    condition     = keys(aws_iam_user_policy.events) == ["intake"]
    error_message = "Intake alone reads the queue."
  }
  assert {
    condition     = jsondecode(aws_sqs_queue.events.redrive_policy).maxReceiveCount == 5
    error_message = "What nobody can read is laid aside after five tries."
  }
  assert {
    condition     = aws_s3_bucket_versioning.drops.versioning_configuration[0].status == "Enabled"
    error_message = "The drops bucket keeps versions unless it is told not to."
  }
}

run "roles_that_are_there_take_the_place_of_users" {
  variables {
    iam_roles = { intake = "task-intake", worker = "task-worker" }
  }
  assert {
    condition     = keys(aws_iam_user.role) == ["console", "newsroom", "operator"]
    error_message = "Who runs as a role needs no user."
  }
  assert {
    condition     = aws_iam_role_policy.buckets["worker"].role == "task-worker" && aws_iam_role_policy.events["intake"].role == "task-intake"
    error_message = "The rights go to the roles that were named."
  }
  assert {
    condition     = length(aws_iam_user_policy.events) == 0
    error_message = "No user reads the queue then."
  }
}

run "in_china_all_names_are_of_its_partition" {
  override_data {
    target = data.aws_partition.here
    values = { partition = "aws-cn" }
  }
  assert {
    condition     = alltrue([for policy in aws_iam_user_policy.buckets : strcontains(policy.policy, "arn:aws-cn:s3:::") && !strcontains(policy.policy, "arn:aws:")])
    error_message = "A policy of another partition is refused there."
  }
}

run "a_role_that_is_not_ours_is_refused" {
  command = plan
  variables {
    iam_roles = { editor = "somebody" }
  }
  expect_failures = [var.iam_roles]
}

run "versions_and_their_life" {
  variables {
    keep_versions_of_drops = false
    days_of_old_versions   = 30
  }
  assert {
    condition     = aws_s3_bucket_versioning.drops.versioning_configuration[0].status == "Suspended"
    error_message = "Suspended, since a bucket that ever kept versions cannot be told that it never did."
  }
  assert {
    condition     = length(aws_s3_bucket_lifecycle_configuration.drops.rule) == 2
    error_message = "Old versions expire when a number of days is named."
  }
}

run "a_name_that_no_bucket_can_have" {
  command = plan
  variables {
    name = "My_Paper"
  }
  expect_failures = [var.name]
}
