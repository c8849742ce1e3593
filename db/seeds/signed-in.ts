import { addSession, revokeSession } from '@/lib/auth/sessions'
import type { Role } from '@/lib/release/workflow'
import type { SignedIn } from '@/lib/release/people'

const hour = 3_600_000
const opened = new Map<string, Promise<string>>()

/**
 * A person as they are once signed in: the session is real, lasts an hour of the real clock whatever time they act
 * at, and is theirs for as long as this process tells its story. endSessions() takes all of them back.
 */
export async function signedIn(id: string, roles: readonly Role[]): Promise<SignedIn> {
  const session = opened.get(id) ?? open(id)
  opened.set(id, session)
  return { kind: 'person', id, roles, sessionId: await session }
}

export async function endSessions() {
  const sessions = await Promise.all(opened.values())
  opened.clear()
  for (const session of sessions) await revokeSession(session, new Date())
}

function open(id: string) {
  const now = new Date()
  return addSession(id, now, new Date(now.getTime() + hour))
}
