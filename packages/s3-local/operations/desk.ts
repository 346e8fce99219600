import type { Call } from '../wire/call.ts';
import type { Told } from '../events/event-record.ts';
import type { ChangedBy, NotificationRule } from '../events/notifications.ts';
import type { Store } from '../storage/store.ts';

/** What an operation works with. */
export type Desk = {
  readonly store: Store;
  readonly region: string;
  /** Tells the listeners of the bucket that the object came or went, and how; returns at once. */
  notify(call: Pick<Call, 'bucket' | 'key' | 'method' | 'headers'>, record: Told, how: ChangedBy): void;
  /** The names of targets that notification configurations may name. */
  readonly targets: readonly string[];
  /** Sends the targets of a configuration a test message; returns at once. */
  probe(bucket: string, rules: readonly NotificationRule[]): void;
};
