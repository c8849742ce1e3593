import 'server-only'
import { listDue, type Due } from '@/db/load/due'
import { currentEnv } from '@/lib/env'
import { act } from './act'
import type { QueueName } from './queues'

/** Puts a job in its queue, unless one with this key is already there. */
export type Send = (queue: QueueName, key: string, data: object) => Promise<unknown>

/**
 * Finds what is due and has it done: what needs only the database at once, what goes outside as jobs. Doing so
 * twice, or in two processes, is doing it once: the rules and the keys see to that.
 */
export async function sweep(send: Send, now = new Date()) {
  for (const due of await listDue(now, currentEnv().HEALTH_URL ?? null)) {
    try {
      await see(due, send, now)
    } catch (error) {
      console.error(`The sweep could not ${due.duty} ${due.release} on ${due.track}:`, error)
    }
  }
}

function see({ duty, release, releaseId, track, attempt }: Due, send: Send, now: Date) {
  const acting = { name: 'scheduler', now } as const
  const key = `${release}/${track}/${attempt ?? ''}`
  switch (duty) {
    case 'start':
      return act(release, { type: 'startServerless', track }, acting)
    case 'expire':
      return act(release, { type: 'expirePlan', track }, acting)
    case 'give-up':
      return act(release, giveUp(track, attempt ?? 0), acting)
    case 'call':
      return send('call-target', key, { release, track, attempt })
    case 'watch':
      return send('watch-version', key, { release, track, attempt })
    case 'probe':
      return send('take-readings', key, { release, track })
    case 'draft':
      return send('draft-invoices', key, { releaseId })
  }
}

const giveUp = (track: Due['track'], attempt: number) => ({
  type: 'reportDeployment' as const,
  track,
  attempt,
  status: 'unknown' as const,
  detail: 'The version was not seen before the deadline.',
})
