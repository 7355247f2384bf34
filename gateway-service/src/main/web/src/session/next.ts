/** Where to go after signing in: a path of this site, or home. Never another site. */
export function nextPlace(next: string | null): string {
  return next !== null && /^\/(?![/\\])/.test(next) ? next : '/';
}
