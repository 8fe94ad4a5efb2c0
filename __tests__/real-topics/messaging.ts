import type { Topic } from '../../lib';
import { alike } from './alike';

/** Topics of a utility company's messages to customers, and of its Kafka Connect, of public Terraform code. */
export const messaging: readonly Topic[] = [
  ...alike(
    {
      partitions: 1,
      replicationFactor: 3,
      configs: { 'cleanup.policy': 'delete', 'compression.type': 'zstd', 'retention.ms': '64800000' },
    },
    ['customer-support.account_history_database_notifications_v1'],
  ),
  ...alike(
    {
      partitions: 1,
      replicationFactor: 3,
      configs: {
        'cleanup.policy': 'delete',
        'compression.type': 'zstd',
        'local.retention.ms': '86400000',
        'remote.storage.enable': 'true',
        'retention.ms': '2629800000',
      },
    },
    ['customer-support.case-tool_account_history_v1', 'customer-support.case-tool_services'],
  ),
  ...alike(
    {
      partitions: 10,
      replicationFactor: 3,
      configs: {
        'cleanup.policy': 'delete',
        'compression.type': 'zstd',
        'local.retention.ms': '86400000',
        'remote.storage.enable': 'true',
        'retention.ms': '220898664000',
      },
    },
    ['customer-support.payments_audit_log_v1'],
  ),
  ...alike(
    {
      partitions: 5,
      replicationFactor: 3,
      configs: {
        'cleanup.policy': 'delete',
        'compression.type': 'zstd',
        'local.retention.ms': '86400000',
        'remote.storage.enable': 'true',
        'retention.ms': '126227808000',
      },
    },
    ['customer-support.reminders_v1', 'customer-support.ticketing_v2'],
  ),
  ...alike(
    {
      partitions: 5,
      replicationFactor: 3,
      configs: { 'cleanup.policy': 'delete', 'compression.type': 'zstd', 'retention.ms': '64800000' },
    },
    ['customer-support.reminders_notifications_v1'],
  ),
  ...alike(
    {
      partitions: 15,
      replicationFactor: 3,
      configs: {
        'cleanup.policy': 'delete',
        'compression.type': 'zstd',
        'local.retention.ms': '86400000',
        'remote.storage.enable': 'true',
        'retention.ms': '126227808000',
      },
    },
    ['customer-support.vulnerability_v6', 'customer-support.notes_v2'],
  ),
  ...alike(
    {
      partitions: 1,
      replicationFactor: 3,
      configs: {
        'cleanup.policy': 'delete',
        'compression.type': 'zstd',
        'remote.storage.enable': 'false',
        'retention.ms': '86400000',
      },
    },
    ['customer-support.subscriptions_v1'],
  ),
  ...alike(
    {
      partitions: 1,
      replicationFactor: 3,
      configs: { 'cleanup.policy': 'compact', 'compression.type': 'zstd' },
    },
    ['dev-enablement.connect-configs'],
  ),
  ...alike(
    {
      partitions: 25,
      replicationFactor: 3,
      configs: { 'cleanup.policy': 'compact', 'compression.type': 'zstd' },
    },
    ['dev-enablement.connect-offsets'],
  ),
  ...alike(
    {
      partitions: 5,
      replicationFactor: 3,
      configs: { 'cleanup.policy': 'compact', 'compression.type': 'zstd' },
    },
    ['dev-enablement.connect-status'],
  ),
  ...alike(
    {
      partitions: 15,
      replicationFactor: 3,
      configs: {
        'cleanup.policy': 'delete',
        'compression.type': 'zstd',
        'local.retention.ms': '259200000',
        'remote.storage.enable': 'true',
        'retention.ms': '15552000000',
      },
    },
    [
      'comms.bill-events',
      'comms.bill-failed',
      'comms.bounce.2019.1',
      'comms.caps',
      'comms.caps-consent',
      'comms.failed',
      'comms.cancel-status.1',
      'comms.cancellation.1',
      'comms.sms-gateway-report',
      'comms.comms-fallback.1',
      'comms.cost-calculated.1',
      'comms.email-batch.1',
      'comms.email-post-delivery.1',
      'comms.email-released-critical.1',
      'comms.email-released-important.1',
      'comms.email-released.1',
      'comms.email-status.1',
      'comms.push-notification-status.1',
      'comms.print-house-letter-status.1',
      'comms.letter-batch-critical.1',
      'comms.letter-batch-important.1',
      'comms.letter-batch.1',
      'comms.letter-released-critical.1',
      'comms.letter-released-important.1',
      'comms.letter-released.1',
      'comms.letter-status.1',
      'comms.audience-tool-output-integration',
      'comms.orchestration-entity.1',
      'comms.orchestration-rule-execution.1',
      'comms.outbound-call-request',
      'comms.rejected',
      'comms.rendered.1',
      'comms.requests',
      'comms.scheduled.1',
      'comms.send-notification.1',
      'comms.sms-batch.1',
      'comms.sms-released-critical.1',
      'comms.sms-released-important.1',
      'comms.sms-released.1',
      'comms.sms-status.1',
      'comms.tests',
      'comms.push-notification-released.1',
      'comms.letter-send-print-shop',
      'comms.sftp-status',
    ],
  ),
  ...alike(
    {
      partitions: 15,
      replicationFactor: 3,
      configs: {
        'cleanup.policy': 'delete',
        'compression.type': 'zstd',
        'local.retention.ms': '259200000',
        'max.message.bytes': '3145728',
        'remote.storage.enable': 'true',
        'retention.ms': '15552000000',
      },
    },
    [
      'comms.status',
      'comms.status-bill-email-connector',
      'comms.status-energy-meter-notifier',
      'comms.status-finance-email-delivery-engine',
      'comms.status-v2',
      'comms.comms-api-requests',
      'comms.campaign-tool_backfill',
      'comms.intake-source-notification',
    ],
  ),
];
