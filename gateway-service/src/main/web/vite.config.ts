import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2022',
    // Nothing is inlined: the page's Content-Security-Policy allows files of this origin only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
  },
  server: {
    port: 3000,
    // Another port would be another origin, where nobody looks.
    strictPort: true,
    proxy: { '/api': { target: process.env.BASE_URL ?? 'http://localhost:8080' } },
  },
  test: {
    // A page's test asks for jsdom itself; it costs seconds where nothing is rendered.
    environment: 'node',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/test-setup.ts', 'src/test-page.tsx'],
    css: false,
    // A loaded machine is slow, not wrong.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    teardownTimeout: 60_000,
    restoreMocks: true,
    coverage: {
      provider: 'v8',
      include: ['src/**/*.{ts,tsx}'],
      exclude: ['src/**/*.test.{ts,tsx}', 'src/**/*.d.ts', 'src/test-setup.ts', 'src/test-page.tsx'],
      reporter: ['lcovonly', 'text-summary'],
      reportsDirectory: '../../../target/web-coverage',
    },
  },
});
