import 'server-only'
import { listDue, type Due } from '@/db/load/due'
import { listDraftsDue, type DraftDue } from '@/db/load/drafts-due'
import { currentEnv } from '@/lib/env'
import { act } from './act'
import { actOnDraft } from './act-on-draft'
import type { QueueName } from './queues'

/** Puts a job in its queue, unless one with this key is already there. */
export type Send = (queue: QueueName, key: string, data: object) => Promise<unknown>

/**
 * Finds what is due and has it done: what needs only the database at once, what goes outside as jobs. Doing so
 * twice, or in two processes, is doing it once: the rules and the keys see to that.
 */
export async function sweep(send: Send, now = new Date()) {
  const { HEALTH_URL, ACCOUNTING_WEBHOOK_URL } = currentEnv()
  for (const due of await listDue(now, HEALTH_URL ?? null))
    await tried(`${due.duty} ${due.release} on ${due.track}`, () => see(due, send, now))
  for (const due of await listDraftsDue(ACCOUNTING_WEBHOOK_URL !== undefined))
    await tried(`${due.duty} draft ${due.id}`, () => seeDraft(due, send, now))
}

async function tried(what: string, act: () => Promise<unknown>) {
  try {
    await act()
  } catch (error) {
    console.error(`The sweep could not ${what}:`, error)
  }
}

function seeDraft({ duty, id, releaseId }: DraftDue, send: Send, now: Date) {
  switch (duty) {
    case 'supersede':
      return actOnDraft(id, { type: 'supersedeDraft' }, { name: 'scheduler', now })
    case 'send':
      return send('send-hand-over', id, { draft: id })
    case 'hold':
      return send('hold-drafts', releaseId, { releaseId })
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
