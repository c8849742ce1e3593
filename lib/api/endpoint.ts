import 'server-only'
import { isSignedOut } from '@/db/refused'
import { bearerOf, issuedFor } from '@/lib/auth/bearer'
import { orBusy } from '@/lib/or-busy'
import { secondsToWait } from '@/lib/pace'
import type { Bearer } from '@/lib/release/people'
import type { Scope } from '@/lib/release/workflow'
import { problem } from './problem'

type Asked<S extends Scope, Params> = { token: Bearer<S>; request: Request; params: Params }
type Context<Params> = { params: Promise<Params> }

/**
 * A route of the API: open to who holds a live token with this scope, at its pace. Cookies are never looked at, so no
 * page of another site can use it through somebody's browser. Nothing of what is turned away is stored.
 */
export function endpoint<S extends Scope, Params>(
  scope: S,
  answer: (asked: Asked<S, Params>) => Promise<Response>,
) {
  return async (request: Request, { params }: Context<Params>): Promise<Response> => {
    const enter = async () => {
      const known = await bearerOf(request.headers)
      if (!known) return unknown()
      const seconds = await secondsToWait('api', known.id)
      if (seconds > 0) return tooMany(seconds)
      const token = issuedFor(known, scope)
      if (!token) return problem(403, 'This token was not issued for that.', { scope })
      return answer({ token, request, params: await params })
    }
    const answered = await enter().catch(endedOrBusy)
    if (answered instanceof Response) return answered
    return answered === 'ended' ? unknown() : busy()
  }
}

// It counted when the request came, and no longer when it wrote: the database undid it.
const endedOrBusy = (error: unknown) => (isSignedOut(error) ? 'ended' : orBusy(error))

function unknown() {
  const title = 'This takes an API token that is known, not revoked and not expired.'
  return withHeader(problem(401, title), 'www-authenticate', 'Bearer')
}

function tooMany(seconds: number) {
  const title = `Too many requests at once. Wait ${String(seconds)} seconds.`
  return withHeader(problem(429, title), 'retry-after', String(seconds))
}

function busy() {
  const title = 'The console is busy. Nothing was changed: send it again.'
  return withHeader(problem(503, title), 'retry-after', '5')
}

function withHeader(answer: Response, name: string, value: string) {
  answer.headers.set(name, value)
  return answer
}
