import 'server-only'
import { decode, encode } from 'next-auth/jwt'
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { sessionHours } from './lifetime'

const maxAge = sessionHours * 60 * 60
const claims = z.object({ sid: z.uuid() })

/** The cookie that next-auth and the console both read. Over https its name binds it to this host. */
export function sessionCookie() {
  const secure = overHttps()
  return {
    name: secure ? '__Host-console-session' : 'console-session',
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure, maxAge },
  } as const
}

/** The cookie in which next-auth looks for the token that a form must repeat. */
export function csrfCookie() {
  const secure = overHttps()
  return {
    name: secure ? '__Host-console-csrf' : 'console-csrf',
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure },
  } as const
}

/** The value of that cookie, as next-auth checks it. */
export const signedCsrf = (token: string) =>
  `${token}|${createHash('sha256').update(`${token}${secret()}`).digest('hex')}`

/** An opaque session id, encrypted: all that the browser holds. */
export const sealed = (sid: string) => encode({ token: { sid }, secret: secret(), maxAge })

/** The session id in a cookie's value; null for one that is not ours, was altered or is too old. */
export async function opened(value: string): Promise<string | null> {
  const token = await decode({ token: value, secret: secret() }).catch(() => null)
  return claims.safeParse(token).data?.sid ?? null
}

const overHttps = () => process.env.NEXTAUTH_URL?.startsWith('https://') ?? false

function secret() {
  const found = process.env.NEXTAUTH_SECRET
  if (!found) throw new Error('NEXTAUTH_SECRET is missing.')
  return found
}
