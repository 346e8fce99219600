import { memoryStore } from './memory.ts';
import { storeConformance } from './store-conformance.ts';

storeConformance('memory store', async () => ({ store: memoryStore(() => '2026-01-02T03:04:05Z'), close: async () => {} }));
