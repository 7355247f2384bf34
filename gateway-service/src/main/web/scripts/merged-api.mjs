// One OpenAPI from the services' own: paths get the `/api` prefix that the gateway strips, and a schema name
// that two services use differently gets the service's name in front.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';

const web = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const contracts = resolve(web, '../../../../platform-bom/platform-contracts/openapi');

function renameRefs(node, names) {
  if (Array.isArray(node)) return node.map((each) => renameRefs(each, names));
  if (node === null || typeof node !== 'object') return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => {
      if (key !== '$ref' || typeof value !== 'string') return [key, renameRefs(value, names)];
      const name = value.replace('#/components/schemas/', '');
      return [key, `#/components/schemas/${names.get(name) ?? name}`];
    }),
  );
}

/** The UI asks for JSON; what also comes as a file is downloaded by its address. */
function onlyJson(operations) {
  for (const operation of Object.values(operations)) {
    // Unique within a service only, and types are found by path.
    delete operation.operationId;
    for (const response of Object.values(operation.responses ?? {})) {
      const json = response.content?.['application/json'];
      if (json !== undefined) response.content = { 'application/json': json };
    }
  }
  return operations;
}

export function mergedApi() {
  const merged = { openapi: '3.1.0', info: { title: 'Finance Report', version: '0.1.0' }, paths: {}, components: { schemas: {} } };
  const files = readdirSync(contracts)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(contracts, name));
  for (const file of files) {
    const service = file
      .replace(/^.*\//, '')
      .replace(/\.yaml$/, '')
      .replace(/(^|-)(\w)/g, (_, __, first) => first.toUpperCase());
    const api = parse(readFileSync(file, 'utf8'));
    const schemas = api.components?.schemas ?? {};
    const names = new Map();
    for (const [name, schema] of Object.entries(schemas)) {
      const taken = merged.components.schemas[name];
      if (taken !== undefined && !isDeepStrictEqual(taken, schema)) names.set(name, `${service}${name}`);
    }
    for (const [name, schema] of Object.entries(schemas)) merged.components.schemas[names.get(name) ?? name] = renameRefs(schema, names);
    for (const [path, operations] of Object.entries(api.paths ?? {})) {
      const full = path.startsWith('/api/') || path.startsWith('/.well-known') ? path : `/api${path}`;
      merged.paths[full] = onlyJson(renameRefs(operations, names));
    }
  }
  return merged;
}
