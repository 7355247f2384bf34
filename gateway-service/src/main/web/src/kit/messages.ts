/** Fills `{name}` and `{name, plural, one {# row} other {# rows}}`: the part of ICU's message format that we use. */
export function fill(message: string, values: Readonly<Record<string, string | number>>, locale: string): string {
  return message
    .replace(/\{(\w+), plural,((?:\s*(?:=\d+|\w+) \{[^{}]*\})+)\s*\}/g, (_, name: string, cases: string) => {
      const count = Number(values[name]);
      const exact = pluralCase(cases, `=${count}`);
      const chosen = exact ?? pluralCase(cases, new Intl.PluralRules(locale).select(count)) ?? pluralCase(cases, 'other') ?? '';
      return chosen.replaceAll('#', formatCount(count, locale));
    })
    .replace(/\{(\w+)\}/g, (placeholder, name: string) => (name in values ? String(values[name]) : placeholder));
}

/** A number of things as the locale writes it. */
export function formatCount(count: number, locale: string): string {
  return new Intl.NumberFormat(locale).format(count);
}

function pluralCase(cases: string, name: string): string | undefined {
  return new RegExp(`(?:^|\\s)${name} \\{([^{}]*)\\}`).exec(cases)?.[1];
}
