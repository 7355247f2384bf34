import { describe, expect, it } from 'vitest';
import { nextPlace } from './next';

describe('the place after signing in', () => {
  it.each([
    [null, '/'],
    ['/journal?account=1', '/journal?account=1'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['https://evil.example', '/'],
  ])('%s leads to %s', (next, place) => {
    expect(nextPlace(next)).toBe(place);
  });
});
