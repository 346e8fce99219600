import type { Call } from '../wire/call.ts';
import type { ObjectRecord } from '../storage/journal-line.ts';
import type { CreatedBy, NotificationRule } from '../events/notifications.ts';
import type { Store } from '../storage/store.ts';

/** What an operation works with. */
export type Desk = {
  readonly store: Store;
  readonly region: string;
  /** Tells the listeners of the bucket that the object was created, and how; returns at once. */
  notify(call: Call, record: ObjectRecord, how: CreatedBy): void;
  /** The names of targets that notification configurations may name. */
  readonly targets: readonly string[];
  /** Sends the targets of a configuration a test message; returns at once. */
  probe(bucket: string, rules: readonly NotificationRule[]): void;
};
