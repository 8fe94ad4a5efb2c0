import type { Topic } from '../../lib';
import { alike } from './alike';

/** Topics of a utility company's billing, of public Terraform code: tiered storage on a managed Kafka, three brokers or more. */
export const billing: readonly Topic[] = [
  ...alike({ partitions: 15, replicationFactor: 3 }, ['public.account.events']),
  ...alike(
    {
      partitions: 15,
      replicationFactor: 3,
      configs: { 'cleanup.policy': 'compact', 'compression.type': 'snappy' },
    },
    ['account.exceptions.events'],
  ),
  ...alike(
    {
      partitions: 50,
      replicationFactor: 3,
      configs: { 'cleanup.policy': 'compact', 'segment.ms': '604800000' },
    },
    ['legacy.account.events.compacted'],
  ),
  ...alike(
    {
      partitions: 15,
      replicationFactor: 3,
      configs: { 'cleanup.policy': 'compact', 'max.compaction.lag.ms': '604800000' },
    },
    [
      'legacy.account.changelog.events',
      'finance.events.compacted',
      'internal.legacy.account.events',
      'legacy.account.holder.events.compacted',
    ],
  ),
  ...alike(
    {
      partitions: 50,
      replicationFactor: 3,
      configs: { 'cleanup.policy': 'compact', 'max.compaction.lag.ms': '604800000' },
    },
    [
      'legacy.account.change.events.compacted',
      'legacy.account.campaign-tool.events.compacted',
      'account.unified.events',
    ],
  ),
  ...alike(
    {
      partitions: 10,
      replicationFactor: 3,
      configs: {
        'cleanup.policy': 'delete',
        'compression.type': 'zstd',
        'max.message.bytes': '104857600',
        'retention.bytes': '8053063680',
      },
    },
    [
      'finance-invoice-model',
      'invoice-fulfilment-event',
      'replicated-bill-extracts-historic-model',
      'billing-comms-preferences-events',
      'transition.old-renderer.fulfilment_request',
    ],
  ),
  ...alike(
    {
      partitions: 10,
      replicationFactor: 3,
      configs: {
        'cleanup.policy': 'delete',
        'compression.type': 'zstd',
        'max.message.bytes': '1048588',
        'retention.bytes': '8053063680',
      },
    },
    [
      'invoice-delivery-events',
      'email-delivery-engine-send-failures',
      'invoice-fulfilment-event-deadletter',
      'invoice-redelivery-rejections',
      'customer-change',
      'legacy-data-deadletter',
      'legacy-accounts-deadletter',
      'account-balance-change-deadletter',
      'deadletter-billing-comms-preferences-events',
      'account-payment-details.v1',
    ],
  ),
  ...alike(
    {
      partitions: 10,
      replicationFactor: 3,
      configs: {
        'cleanup.policy': 'delete',
        'compression.type': 'zstd',
        'max.message.bytes': '1048588',
        'retention.bytes': '-1',
        'retention.ms': '-1',
      },
    },
    ['public-fulfilment-events'],
  ),
  ...alike(
    {
      partitions: 10,
      replicationFactor: 3,
      configs: {
        'cleanup.policy': 'delete',
        'compression.type': 'zstd',
        'max.message.bytes': '104857600',
        'retention.bytes': '-1',
        'retention.ms': '-1',
      },
    },
    ['replicated-billing-engine-events'],
  ),
  ...alike(
    {
      partitions: 10,
      replicationFactor: 3,
      configs: {
        'cleanup.policy': 'delete',
        'compression.type': 'zstd',
        'max.message.bytes': '104857600',
        'retention.bytes': '8053063680',
        'retention.ms': '3024000000',
      },
    },
    ['replicated-internal-bill-core-model'],
  ),
  ...alike(
    {
      partitions: 1,
      replicationFactor: 1,
      configs: {
        'cleanup.policy': 'delete',
        'compression.type': 'zstd',
        'max.message.bytes': '1048588',
        'retention.bytes': '8053063680',
      },
    },
    ['dummy'],
  ),
  ...alike(
    {
      partitions: 20,
      replicationFactor: 3,
      configs: {
        'cleanup.policy': 'delete',
        'compression.type': 'zstd',
        'max.message.bytes': '104857600',
        'retention.bytes': '8053063680',
        'retention.ms': '2419200000',
      },
    },
    ['transition.invoicing.fulfilment_request'],
  ),
  ...alike({ partitions: 10, replicationFactor: 3 }, [
    'ledger-database-loader.events',
    'finance-ledger-entries',
    'account-balance-diff.events',
    'account-balance.errors',
    'invoice-payments-reconciliation-errors',
  ]),
  ...alike(
    {
      partitions: 10,
      replicationFactor: 3,
      configs: { 'cleanup.policy': 'delete', 'retention.bytes': '-1', 'retention.ms': '-1' },
    },
    [
      'finance-ledger-transaction-events',
      'projected-account-balance-change.v1-events.complete',
      'account-enrichment.events',
      'legacy.account.events.fwd',
      'complaints.database-loader.events',
      'credit-bureau-response.events',
      'risk-assessed.events',
      'credit-risk-model-input.events',
      'account-debt-selected.events',
      'failed-debt-notification.events',
      'account-debt.events',
      'debt-collection.events',
      'debt-payment-transaction',
      'dd-run.events',
      'dd-file-upload-results.events',
      'disputes-diffs.v1-events',
      'vulnerabilities-diffs.events',
    ],
  ),
  ...alike(
    {
      partitions: 10,
      replicationFactor: 3,
      configs: { 'cleanup.policy': 'delete', 'retention.bytes': '-1', 'retention.ms': '2592000000' },
    },
    [
      'invalid-ledger-fabricated-txs',
      'bq-staged-events',
      'bq-deadletter-events',
      'complaints-diffs.events',
      'overdue-balance-with-payments-diffs',
      'failed-payment-confirmation',
      'dd-adjustment.errors',
      'dd-rejections-file-available-events',
    ],
  ),
  ...alike(
    {
      partitions: 50,
      replicationFactor: 3,
      configs: { 'cleanup.policy': 'delete', 'max.message.bytes': '104857600' },
    },
    ['billing-account.events'],
  ),
  ...alike(
    {
      partitions: 10,
      replicationFactor: 3,
      configs: {
        'cleanup.policy': 'delete',
        'max.message.bytes': '104857600',
        'retention.bytes': '-1',
        'retention.ms': '-1',
      },
    },
    ['account-balance-change.v1-events', 'projected-account-balance-change.v1-events'],
  ),
  ...alike(
    {
      partitions: 10,
      replicationFactor: 3,
      configs: {
        'cleanup.policy': 'compact',
        'delete.retention.ms': '86400000',
        'max.compaction.lag.ms': '172800000',
        'max.message.bytes': '104857600',
        'min.cleanable.dirty.ratio': '0.5',
        'segment.bytes': '524288000',
        'segment.ms': '604800000',
      },
    },
    ['account-balance-events-compacted'],
  ),
  ...alike(
    {
      partitions: 10,
      replicationFactor: 3,
      configs: {
        'cleanup.policy': 'delete',
        'max.message.bytes': '104857600',
        'retention.bytes': '-1',
        'retention.ms': '604800000',
      },
    },
    ['account-status.events'],
  ),
  ...alike(
    {
      partitions: 10,
      replicationFactor: 3,
      configs: { 'max.message.bytes': '104857600', 'retention.ms': '604800000' },
    },
    ['account-eligibility-changed.events'],
  ),
  ...alike(
    {
      partitions: 1,
      replicationFactor: 3,
      configs: { 'cleanup.policy': 'delete', 'retention.bytes': '-1', 'retention.ms': '-1' },
    },
    ['account-enrichment.database-loader.customer.events'],
  ),
  ...alike(
    {
      partitions: 10,
      replicationFactor: 3,
      configs: { 'cleanup.policy': 'delete', 'retention.bytes': '-1', 'retention.ms': '604800000' },
    },
    ['credit-insights-validation.errors', 'dd-rejections-fabrication-failures'],
  ),
  ...alike({ partitions: 10, replicationFactor: 3, configs: { 'cleanup.policy': 'delete' } }, [
    'internal-account-debt.events',
  ]),
  ...alike(
    {
      partitions: 10,
      replicationFactor: 3,
      configs: { 'cleanup.policy': 'delete', 'retention.bytes': '-1', 'retention.ms': '259200000' },
    },
    ['dd-run.reconciliation.events'],
  ),
  ...alike(
    {
      partitions: 50,
      replicationFactor: 3,
      configs: { 'cleanup.policy': 'delete', 'retention.bytes': '-1', 'retention.ms': '-1' },
    },
    ['invoice.payment.events', 'invoice.payment.events.filtered'],
  ),
  ...alike(
    {
      partitions: 1,
      replicationFactor: 3,
      configs: { 'cleanup.policy': 'delete', 'retention.bytes': '-1', 'retention.ms': '2592000000' },
    },
    ['comms.database-loader.events'],
  ),
  ...alike(
    {
      partitions: 10,
      replicationFactor: 3,
      configs: {
        'cleanup.policy': 'delete',
        'compression.type': 'zstd',
        'local.retention.ms': '86400000',
        'max.message.bytes': '1048576',
        'remote.storage.enable': 'true',
        'retention.ms': '604800000',
      },
    },
    ['invoicing.internal.bill_fulfilled'],
  ),
  ...alike(
    {
      partitions: 1,
      replicationFactor: 3,
      configs: {
        'cleanup.policy': 'delete',
        'compression.type': 'zstd',
        'local.retention.ms': '86400000',
        'max.message.bytes': '1048576',
        'remote.storage.enable': 'true',
        'retention.ms': '1209600000',
      },
    },
    [
      'invoicing.internal.accountreadytobefulfilled_deadletter',
      'invoicing.internal.mail_sender_reprint_deadletter',
      'invoicing.internal.invoice_ready_notifier_deadletter',
      'invoicing.internal.bill_regeneration_deadletter',
    ],
  ),
  ...alike(
    {
      partitions: 1,
      replicationFactor: 3,
      configs: {
        'cleanup.policy': 'delete',
        'compression.type': 'zstd',
        'local.retention.ms': '86400000',
        'max.message.bytes': '1048576',
        'remote.storage.enable': 'true',
        'retention.ms': '2419200000',
      },
    },
    [
      'invoicing.internal.fulfilment_deadletter',
      'invoicing.internal.mail_sender_deadletter',
      'invoicing.internal.email_sender_deadletter',
    ],
  ),
  ...alike(
    {
      partitions: 10,
      replicationFactor: 3,
      configs: {
        'cleanup.policy': 'delete',
        'compression.type': 'zstd',
        'local.retention.ms': '86400000',
        'max.message.bytes': '3145728',
        'remote.storage.enable': 'true',
        'retention.ms': '604800000',
      },
    },
    [
      'invoicing.internal.invoices',
      'invoicing.internal.invoicing_invoice_produced',
      'invoicing.internal.old-renderer_invoice_produced',
    ],
  ),
  ...alike(
    {
      partitions: 10,
      replicationFactor: 3,
      configs: {
        'cleanup.policy': 'delete',
        'compression.type': 'zstd',
        'local.retention.ms': '86400000',
        'max.message.bytes': '1048588',
        'remote.storage.enable': 'true',
        'retention.bytes': '-1',
        'retention.ms': '-1',
      },
    },
    ['invoicing.public.fulfilment_events'],
  ),
  ...alike(
    {
      partitions: 20,
      replicationFactor: 3,
      configs: {
        'cleanup.policy': 'delete',
        'compression.type': 'zstd',
        'local.retention.ms': '86400000',
        'max.message.bytes': '3145728',
        'remote.storage.enable': 'true',
        'retention.bytes': '8053063680',
        'retention.ms': '1209600000',
      },
    },
    ['invoicing.transition.fulfilment_request'],
  ),
  ...alike(
    {
      partitions: 5,
      replicationFactor: 3,
      configs: {
        'cleanup.policy': 'delete',
        'compression.type': 'zstd',
        'local.retention.ms': '86400000',
        'max.message.bytes': '1048576',
        'remote.storage.enable': 'true',
        'retention.bytes': '8053063680',
        'retention.ms': '259200000',
      },
    },
    [
      'invoicing.internal.fulfilment_retry_1',
      'invoicing.internal.fulfilment_retry_2',
      'invoicing.internal.bill_regeneration_retry_1',
      'invoicing.internal.bill_regeneration_retry_2',
    ],
  ),
  ...alike(
    {
      partitions: 1,
      replicationFactor: 3,
      configs: {
        'cleanup.policy': 'delete',
        'compression.type': 'zstd',
        'local.retention.ms': '86400000',
        'max.message.bytes': '1048576',
        'remote.storage.enable': 'true',
        'retention.bytes': '8053063680',
        'retention.ms': '259200000',
      },
    },
    ['invoicing.internal.fulfilment_large_invoice', 'invoicing.internal.bill_regeneration_large_invoice'],
  ),
  ...alike(
    {
      partitions: 10,
      replicationFactor: 3,
      configs: {
        'cleanup.policy': 'delete',
        'compression.type': 'zstd',
        'local.retention.ms': '86400000',
        'max.message.bytes': '1048576',
        'remote.storage.enable': 'true',
        'retention.bytes': '8053063680',
        'retention.ms': '1209600000',
      },
    },
    ['invoicing.internal.bill_regeneration'],
  ),
  ...alike(
    {
      partitions: 10,
      replicationFactor: 3,
      configs: {
        'cleanup.policy': 'delete',
        'compression.type': 'zstd',
        'local.retention.ms': '172800000',
        'max.message.bytes': '1048576',
        'remote.storage.enable': 'true',
        'retention.bytes': '104857600',
        'retention.ms': '604800000',
      },
    },
    ['finance.fabricator.ledger.entries.v1'],
  ),
];
