import 'server-only'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { orBusy } from '@/lib/or-busy'
import type { Viewer } from '@/lib/release/people'
import { opened, sessionCookie } from './cookie'
import { isInput } from './input'
import { isLive, isStale } from './lifetime'
import { findSession, keepSession } from './sessions'
import { askedPath } from './way-back'

/** Who is signed in on this request, with the roles held now; null when nobody is. */
export const getViewer = cache(async (): Promise<Viewer | null> => {
  const session = await askedSession()
  return session ? viewerOf(session, new Date(), isInput(await headers())) : null
})

/** Keeps the session of a browser in which somebody just typed or clicked, if it has one. */
export async function keepOpen(): Promise<void> {
  const session = await askedSession()
  if (session) await viewerOf(session, new Date())
}

/** Whether somebody is signed in, for what a browser asks by itself: that is not being here. */
export async function isSignedIn(): Promise<boolean> {
  const session = await askedSession()
  return session ? isOpen(session, new Date()) : false
}

/** The same for pages and commands that need somebody: nobody is sent to sign in, and comes back after. */
export async function requireViewer(): Promise<Viewer> {
  const viewer = await getViewer()
  if (viewer) return viewer
  const from = (await headers()).get(askedPath)
  redirect(from ? `/sign-in?from=${encodeURIComponent(from)}` : '/sign-in')
}

/** The person of a session, while it is live and they are active. Only what somebody asked for keeps it live. */
export async function viewerOf(session: string, now: Date, byInput = true): Promise<Viewer | null> {
  const found = await liveSession(session, now)
  if (!found) return null
  // Whoever only reads is let in even when nothing can be written.
  if (byInput && isStale(found, now)) await keepSession(session, now).catch(orBusy)

  const { id, name, email, zone, roles, sessionId } = found
  return { kind: 'person', id, name, email, zone, roles, sessionId } as Viewer
}

/** Whether a session is live and its person active. Asking does not keep it live. */
export async function isOpen(session: string, now: Date): Promise<boolean> {
  return (await liveSession(session, now)) !== null
}

async function liveSession(session: string, now: Date) {
  const found = await findSession(session)
  return found?.active && isLive(found, now) ? found : null
}

async function askedSession() {
  const cookie = (await cookies()).get(sessionCookie().name)
  return cookie ? opened(cookie.value) : null
}
