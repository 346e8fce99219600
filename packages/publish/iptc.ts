import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

import { ArticleDocument } from './publish.ts';

/** IPTC's own schema lies beside the checkout, never in it. */
const schemaFile =
  process.env['NINJS_SCHEMA'] ?? fileURLToPath(new URL('../../../shared/schemas/ninjs-schema_3.1.json', import.meta.url));
export const skip = existsSync(schemaFile) ? false : `IPTC's ninjs 3.1 schema is not at ${schemaFile} (set NINJS_SCHEMA)`;

/** IPTC's own judgement of a document: what is wrong with it, nothing when it is valid. */
export function iptc(): (document: unknown) => string[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  // Only `places[].geoJSON` refers to it, and we write no places.
  ajv.addSchema({ $id: 'https://geojson.org/schema/GeoJSON.json' });
  const validate = ajv.compile(JSON.parse(readFileSync(schemaFile, 'utf8')) as object);
  return (document) =>
    validate(document) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

export function parsed(bytes: Uint8Array): ArticleDocument {
  return ArticleDocument.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
}

export function strict(document: ArticleDocument): object {
  const { copydesk: _, ...ninjs } = document;
  return ninjs;
}
