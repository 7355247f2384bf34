const byRegion: Readonly<Record<string, string>> = {
  AU: 'AUD',
  BR: 'BRL',
  CA: 'CAD',
  CH: 'CHF',
  CN: 'CNY',
  CZ: 'CZK',
  DK: 'DKK',
  GB: 'GBP',
  HK: 'HKD',
  ID: 'IDR',
  IN: 'INR',
  JP: 'JPY',
  KR: 'KRW',
  MX: 'MXN',
  MY: 'MYR',
  NO: 'NOK',
  NZ: 'NZD',
  PH: 'PHP',
  PL: 'PLN',
  SE: 'SEK',
  SG: 'SGD',
  TH: 'THB',
  TW: 'TWD',
  US: 'USD',
  VN: 'VND',
};

/** The currency that somebody with this browser language probably keeps books in; asked, not decided. */
export function likelyCurrency(language: string): string {
  try {
    const region = new Intl.Locale(language).maximize().region;
    return byRegion[region ?? ''] ?? 'EUR';
  } catch {
    return 'EUR';
  }
}

export function baseCurrencies(): readonly string[] {
  return Intl.supportedValuesOf('currency');
}
