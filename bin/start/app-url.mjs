import { hkdfSync } from 'node:crypto'
import { keptSecret } from './kept-secret.mjs'

/**
 * Where the application logs in, and as which role: never as the owner of the tables. The operator may name the role
 * by DATABASE_APP_URL; otherwise it is called after the database, and its password is a secret kept beside the
 * embedded data, or follows from NEXTAUTH_SECRET, so that two consoles with one secret agree.
 *
 * @param {{ given: NodeJS.ProcessEnv, databaseUrl: string, home: import('../keeper/home.mjs').Home, embedded: boolean, secret: string, dev: boolean }} from
 * @returns {{ url: string, role: import('../migrate/app-role.mjs').AppRole }}
 */
export function appAccess({ given, databaseUrl, home, embedded, secret, dev }) {
  const own = given['DATABASE_APP_URL']
  if (own && !embedded)
    return { url: own, role: { name: decodeURIComponent(new URL(own).username) } }
  const url = new URL(databaseUrl)
  const database = decodeURIComponent(url.pathname.slice(1)) || 'console'
  // Developing on a database that is in use leaves the role of its console alone.
  const name = dev && !embedded ? `${database}_dev_app` : `${database}_app`
  const password = embedded ? keptSecret(home, 'database-password') : derived(secret, name)
  url.username = encodeURIComponent(name)
  url.password = encodeURIComponent(password)
  return { url: url.href, role: { name, password } }
}

/** @param {string} secret @param {string} name */
function derived(secret, name) {
  const bytes = hkdfSync('sha256', secret, name, 'release console: database role', 32)
  return Buffer.from(bytes).toString('base64url')
}
