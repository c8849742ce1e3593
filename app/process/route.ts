import { preferredLocale } from '@/lib/i18n/preferred'

/** The address to print on paper: leads to the page in the reader's language. */
export function GET(request: Request) {
  const locale = preferredLocale(request.headers.get('accept-language'))
  return new Response(null, {
    status: 307,
    headers: {
      location: `/${locale}/process`,
      vary: 'accept-language',
      'cache-control': 'private, no-cache',
    },
  })
}
