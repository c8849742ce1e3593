import 'server-only'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import type { Viewer } from '@/lib/release/people'
import { opened, sessionCookie } from './cookie'
import { isLive, isStale } from './lifetime'
import { findSession, keepSession } from './sessions'
import { askedPath } from './way-back'

/** Who is signed in on this request, with the roles held now; null when nobody is. */
export const getViewer = cache(async (): Promise<Viewer | null> => {
  const cookie = (await cookies()).get(sessionCookie().name)
  const session = cookie && (await opened(cookie.value))
  return session ? viewerOf(session, new Date()) : null
})

/** The same for pages and commands that need somebody: nobody is sent to sign in, and comes back after. */
export async function requireViewer(): Promise<Viewer> {
  const viewer = await getViewer()
  if (viewer) return viewer
  const from = (await headers()).get(askedPath)
  redirect(from ? `/sign-in?from=${encodeURIComponent(from)}` : '/sign-in')
}

/** The person of a session, while it is live and they are active. */
export async function viewerOf(session: string, now: Date): Promise<Viewer | null> {
  const found = await findSession(session)
  if (!found?.active || !isLive(found, now)) return null
  if (isStale(found, now)) await keepSession(session, now)

  const { id, name, email, zone, roles, sessionId } = found
  return { kind: 'person', id, name, email, zone, roles, sessionId } as Viewer
}
