import 'server-only'
import { cookies } from 'next/headers'
import { addressOf, secondsToWait } from '@/lib/pace'
import { csrfCookie, opened, sealed, sessionCookie, signedCsrf } from './cookie'
import { demoPersonId } from './demo'
import { endOf } from './lifetime'
import { isDemo, sentFromHere } from './origin'
import { addSession, revokeSession } from './sessions'
import { wayBack } from './way-back'

/** Signs in as the demonstration person whose button was pressed. */
export async function enterAsDemoPerson(request: Request): Promise<Response> {
  if (!isDemo(request.headers)) return answer(404)
  if (!sentFromHere(request.headers)) return answer(403)
  const late = await tooMany(request)
  if (late) return late
  const form = await request.formData()
  const personId = await demoPersonId(form.get('person'))
  if (!personId) return answer(303, '/sign-in?refused=unknown')

  const now = new Date()
  const { name, options } = sessionCookie()
  const session = await addSession(personId, now, endOf(now))
  const jar = await cookies()
  jar.set(name, await sealed(session), options)
  return answer(303, wayBack(form.get('from')))
}

/**
 * Hands a plain form on to next-auth. It wants a token in the form and the same one, signed, in a
 * cookie; a page cannot set a cookie, so it is set here, once the form is known to be ours.
 */
export async function enterByCompany(request: Request): Promise<Response> {
  if (!sentFromHere(request.headers)) return answer(403)
  const late = await tooMany(request)
  if (late) return late
  const token = (await request.formData()).get('csrfToken')
  if (typeof token !== 'string') return answer(400)
  const { name, options } = csrfCookie()
  const jar = await cookies()
  jar.set(name, signedCsrf(token), options)
  return answer(307, '/api/auth/signin/company')
}

/** Ends this session, also for whoever has a copy of its cookie. */
export async function leave(request: Request): Promise<Response> {
  if (!sentFromHere(request.headers)) return answer(403)
  const { name, options } = sessionCookie()
  const jar = await cookies()
  const session = await opened(jar.get(name)?.value ?? '')
  if (session) await revokeSession(session, new Date())
  jar.set(name, '', { ...options, maxAge: 0 })
  return answer(303, '/sign-in')
}

async function tooMany(request: Request) {
  const seconds = String(await secondsToWait('sign-in', addressOf(request.headers)))
  if (seconds === '0') return null
  const words = `Too many at once. Wait ${seconds} seconds, then sign in again.\n`
  return new Response(words, { status: 429, headers: { 'retry-after': seconds } })
}

const answer = (status: number, location?: string) =>
  new Response(null, { status, headers: location === undefined ? {} : { location } })
