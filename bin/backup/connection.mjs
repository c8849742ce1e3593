import postgres from 'postgres'

/**
 * One connection that can copy. It takes the directory of a Unix socket as an option, not from the address as pg does.
 *
 * @param {string} url
 */
export function connect(url) {
  const { searchParams, pathname, username, password } = new URL(url)
  const options = { max: 1, onnotice: () => undefined }
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

/** @param {string} name */
export const quoted = name => `"${name.replaceAll('"', '""')}"`

export const FORMAT = 'release-console-backup 1'
export const END_OF_TABLE = '\\.'
