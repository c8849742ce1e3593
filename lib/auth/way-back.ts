/** Set by proxy.ts on each request, whatever the browser sent: the path that was asked for. */
export const askedPath = 'x-console-path'

/** Where to go after signing in: a path of this console, never another site; the queue when in doubt. */
export function wayBack(from: unknown): string {
  const here = 'http://console.invalid'
  if (typeof from !== 'string' || !from.startsWith('/') || !URL.canParse(from, here)) return '/'
  const { origin, pathname, search } = new URL(from, here)
  if (origin !== here || pathname.startsWith('//')) return '/'
  return pathname === '/sign-in' ? '/' : pathname + search
}
