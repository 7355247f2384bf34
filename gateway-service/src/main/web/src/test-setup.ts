import { afterEach } from 'vitest';

if (typeof document !== 'undefined') {
  await import('@testing-library/jest-dom/vitest');
  const { cleanup, configure } = await import('@testing-library/react');
  // A loaded machine is slow, not wrong.
  configure({ asyncUtilTimeout: 40_000 });
  afterEach(cleanup);
}
