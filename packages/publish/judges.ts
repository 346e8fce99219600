import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

import type { ArticleDocument } from './publish.ts';
import { articleSchema } from './schema.ts';

/** IPTC's own schema lies beside the checkout, never in it. */
const schemaFile =
  process.env['NINJS_SCHEMA'] ?? fileURLToPath(new URL('../../../shared/schemas/ninjs-schema_3.1.json', import.meta.url));
/** Why IPTC's judgement cannot be had; false where it can. */
export const skip = existsSync(schemaFile) ? false : `IPTC's ninjs 3.1 schema is not at ${schemaFile} (set NINJS_SCHEMA)`;

/** What is wrong with a document, a line each; nothing when it is valid. */
export type Judge = (document: unknown) => string[];

/** IPTC's own judgement. Throws when `skip` says why. */
export function iptc(): Judge {
  return judge(JSON.parse(readFileSync(schemaFile, 'utf8')));
}

/** The judgement of the schema that we publish. */
export function ours(): Judge {
  return judge(articleSchema());
}

function judge(schema: object): Judge {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  // Only `places[].geoJSON` refers to it, and our places have none.
  ajv.addSchema({ $id: 'https://geojson.org/schema/GeoJSON.json' });
  const validate = ajv.compile(schema);
  return (document) =>
    validate(document) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** A document without our property. */
export function strict(document: ArticleDocument): object {
  const { copydesk: _, ...ninjs } = document;
  return ninjs;
}
