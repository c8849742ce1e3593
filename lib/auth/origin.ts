import { isLoopback } from '@/lib/env'

/** Whether a form was sent by a page of this console. A browser always says where a form comes from. */
export function sentFromHere(headers: Headers): boolean {
  const origin = headers.get('origin')
  if (origin === null) return false
  const address = process.env.NEXTAUTH_URL
  if (address && origin === new URL(address).origin) return true
  // On this machine 127.0.0.1 and localhost are the same console.
  return isDemo(headers) && origin === `http://${headers.get('host') ?? ''}`
}

/**
 * The headers with which a request goes on, or null for one that would change something and was not sent from here.
 * Whoever forwards it may name the host as they like: the page that sent it is what counts.
 */
export function letIn(method: string, headers: Headers): Headers | null {
  const letIn = new Headers(headers)
  if (['GET', 'HEAD', 'OPTIONS'].includes(method)) return letIn
  if (!sentFromHere(headers)) return null
  letIn.set('x-forwarded-host', new URL(headers.get('origin') ?? '').host)
  return letIn
}

/** Whether this request may sign in as a demonstration person: `npm start` says so, and it came over loopback. */
export function isDemo(headers: Headers): boolean {
  return process.env.CONSOLE_DEMO === '1' && isLoopback(`http://${headers.get('host') ?? ''}`)
}
