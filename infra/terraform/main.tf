# Buckets, events and rights of one Copydesk on AWS. infra/README.md says how to use it.

terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.0, < 7.0"
    }
  }
}

variable "name" {
  description = "What all names begin with; buckets share one space of names with the whole world."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9-]{2,40}$", var.name))
    error_message = "3 to 41 lower-case letters, digits and hyphens."
  }
}

variable "keep_versions_of_drops" {
  description = "Whether the drops bucket keeps versions; then each has an id of its own, and none is lost to an overwrite."
  type        = bool
  default     = true
}

variable "days_of_old_versions" {
  description = "After how many days a version of a drop that was replaced expires; null keeps all of them."
  type        = number
  default     = null
}

variable "iam_roles" {
  description = "Names of IAM roles that services run as, by what they are here: { worker = \"ecs-worker\" }. They get the rights, and no user is made."
  type        = map(string)
  default     = {}

  validation {
    condition     = length(setsubtract(keys(var.iam_roles), ["newsroom", "intake", "worker", "console", "operator"])) == 0
    error_message = "Only newsroom, intake, worker, console and operator have rights here."
  }
}

data "aws_caller_identity" "here" {}

data "aws_partition" "here" {}

# --- Buckets

resource "aws_s3_bucket" "all" {
  for_each = toset(["drops", "output", "work"])
  bucket   = "${var.name}-${each.key}"
}

resource "aws_s3_bucket_public_access_block" "all" {
  for_each                = aws_s3_bucket.all
  bucket                  = each.value.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_versioning" "drops" {
  bucket = aws_s3_bucket.all["drops"].id
  versioning_configuration {
    status = var.keep_versions_of_drops ? "Enabled" : "Suspended"
  }
}

# Drops that stand expire only by a rule of your own; nothing here deletes one.
resource "aws_s3_bucket_lifecycle_configuration" "drops" {
  bucket = aws_s3_bucket.all["drops"].id
  rule {
    id     = "unfinished-uploads"
    status = "Enabled"
    filter {}
    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }
  dynamic "rule" {
    for_each = var.days_of_old_versions == null ? [] : [var.days_of_old_versions]
    content {
      id     = "old-versions"
      status = "Enabled"
      filter {}
      noncurrent_version_expiration {
        noncurrent_days = rule.value
      }
    }
  }
  depends_on = [aws_s3_bucket_versioning.drops]
}

# What waits there between two stages is computed again when it is gone.
resource "aws_s3_bucket_lifecycle_configuration" "work" {
  bucket = aws_s3_bucket.all["work"].id
  rule {
    id     = "expire"
    status = "Enabled"
    filter {}
    expiration {
      days = 7
    }
    abort_incomplete_multipart_upload {
      days_after_initiation = 1
    }
  }
}

# --- Events: the drops bucket to a queue that intake reads

resource "aws_sqs_queue" "dead" {
  name                      = "${var.name}-events-dead"
  message_retention_seconds = 1209600
  sqs_managed_sse_enabled   = true
}

resource "aws_sqs_queue" "events" {
  name                      = "${var.name}-events"
  message_retention_seconds = 345600
  receive_wait_time_seconds = 20
  # Intake asks for this time itself and makes it longer while it must; here it holds for anybody else.
  visibility_timeout_seconds = 120
  sqs_managed_sse_enabled    = true
  # Only what nobody can read is given back again and again.
  redrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.dead.arn, maxReceiveCount = 5 })
}

data "aws_iam_policy_document" "send" {
  statement {
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.events.arn]
    principals {
      type        = "Service"
      identifiers = ["s3.amazonaws.com"]
    }
    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_s3_bucket.all["drops"].arn]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.here.account_id]
    }
  }
}

resource "aws_sqs_queue_policy" "events" {
  queue_url = aws_sqs_queue.events.id
  policy    = data.aws_iam_policy_document.send.json
}

resource "aws_s3_bucket_notification" "drops" {
  bucket = aws_s3_bucket.all["drops"].id
  queue {
    id        = "copydesk"
    queue_arn = aws_sqs_queue.events.arn
    events    = ["s3:ObjectCreated:*"]
  }
  # S3 tries the queue when it is named.
  depends_on = [aws_sqs_queue_policy.events]
}

# --- Rights: the policies of ../iam, for roles that are there or a user each. Keys of users are made by hand, so that no secret lies in
# --- Terraform's state.

locals {
  roles = toset(["newsroom", "intake", "worker", "console", "operator"])
  users = setsubtract(local.roles, keys(var.iam_roles))

  names = {
    DROPS_BUCKET  = aws_s3_bucket.all["drops"].bucket
    OUTPUT_BUCKET = aws_s3_bucket.all["output"].bucket
    WORK_BUCKET   = aws_s3_bucket.all["work"].bucket
  }
  policies = {
    for role in local.roles : role => replace(replace(replace(replace(
      file("${path.module}/../iam/${role}.json"),
      "DROPS_BUCKET", local.names.DROPS_BUCKET),
      "OUTPUT_BUCKET", local.names.OUTPUT_BUCKET),
      "WORK_BUCKET", local.names.WORK_BUCKET),
      # China and the government regions are partitions of their own.
    "arn:aws:", "arn:${data.aws_partition.here.partition}:")
  }
}

resource "aws_iam_user" "role" {
  for_each = local.users
  name     = "${var.name}-${each.key}"
}

resource "aws_iam_user_policy" "buckets" {
  for_each = local.users
  name     = "buckets"
  user     = aws_iam_user.role[each.key].name
  policy   = local.policies[each.key]
}

resource "aws_iam_role_policy" "buckets" {
  for_each = var.iam_roles
  name     = "${var.name}-${each.key}-buckets"
  role     = each.value
  policy   = local.policies[each.key]
}

data "aws_iam_policy_document" "read_events" {
  statement {
    actions = [
      "sqs:GetQueueAttributes",
      "sqs:ReceiveMessage",
      "sqs:ChangeMessageVisibility",
      "sqs:DeleteMessage",
    ]
    resources = [aws_sqs_queue.events.arn]
  }
}

resource "aws_iam_user_policy" "events" {
  for_each = setintersection(local.users, ["intake"])
  name     = "events"
  user     = aws_iam_user.role[each.key].name
  policy   = data.aws_iam_policy_document.read_events.json
}

resource "aws_iam_role_policy" "events" {
  for_each = { for role, name in var.iam_roles : role => name if role == "intake" }
  name     = "${var.name}-events"
  role     = each.value
  policy   = data.aws_iam_policy_document.read_events.json
}

# --- What to set

output "settings" {
  description = "The environment of the services, but for the keys and Redis. SQS_QUEUE_URL is for intake alone."
  value = {
    AWS_REGION    = aws_s3_bucket.all["drops"].region
    DROPS_BUCKET  = local.names.DROPS_BUCKET
    OUTPUT_BUCKET = local.names.OUTPUT_BUCKET
    WORK_BUCKET   = local.names.WORK_BUCKET
    SQS_QUEUE_URL = aws_sqs_queue.events.url
  }
}
