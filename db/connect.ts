import postgres from 'postgres'

/** One connection of postgres.js. It takes the directory of a Unix socket as an option, not from the address as pg does. */
export function connect(url: string, more: { idle_timeout?: number; max_lifetime?: null } = {}) {
  const options = { max: 1, onnotice: () => undefined, ...more }
  const { searchParams, pathname, username, password } = new URL(url)
  const host = searchParams.get('host')
  if (!host) return postgres(url, options)
  return postgres({
    ...options,
    host,
    database: decodeURIComponent(pathname.slice(1)),
    username: decodeURIComponent(username),
    password: decodeURIComponent(password),
  })
}
