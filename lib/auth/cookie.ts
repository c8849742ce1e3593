import 'server-only'
import { decode, encode } from 'next-auth/jwt'
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { sessionHours } from './lifetime'

const maxAge = sessionHours * 60 * 60
const claims = z.object({ sid: z.uuid(), exp: z.int() })
const mostKept = 1_000
/** What each cookie held that was opened lately: deriving its key anew costs more than the rest of a visit's checks. */
const kept = new Map<string, z.infer<typeof claims>>()

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
  const held = kept.get(value) ?? (await decrypted(value))
  return held && held.exp * 1000 > Date.now() ? held.sid : null
}

async function decrypted(value: string) {
  const token = await decode({ token: value, secret: secret() }).catch(() => null)
  const { data } = claims.safeParse(token)
  if (!data) return null
  if (kept.size >= mostKept) kept.clear()
  kept.set(value, data)
  return data
}

const overHttps = () => process.env.NEXTAUTH_URL?.startsWith('https://') ?? false

function secret() {
  const found = process.env.NEXTAUTH_SECRET
  if (!found) throw new Error('NEXTAUTH_SECRET is missing.')
  return found
}
