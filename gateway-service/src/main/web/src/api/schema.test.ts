import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { apiTypes } from '../../scripts/api-types.mjs';

it('the types are those of the contracts; if not, run `npm run generate` and commit', async () => {
  expect(readFileSync(new URL('./schema.d.ts', import.meta.url), 'utf8')).toBe(await apiTypes());
});
