import { writeFileSync } from 'node:fs';
import { apiTypes } from './api-types.mjs';

writeFileSync(new URL('../src/api/schema.d.ts', import.meta.url), await apiTypes());
