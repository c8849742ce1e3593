const YEARS = 2 * 365 * 24 * 3600

/** What every page says beside its policy. Over https a browser is told to come back by nothing else. */
export function usualHeaders(address: string | undefined): Record<string, string> {
  return {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
    'cross-origin-opener-policy': 'same-origin',
    ...(address?.startsWith('https://') && { 'strict-transport-security': `max-age=${YEARS}` }),
  }
}
