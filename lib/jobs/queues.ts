import 'server-only'
import type { QueueOptions } from 'pg-boss'
import type { z } from 'zod'
import { dropOldClaims } from '@/db/claim'
import { dropReadings } from '@/db/load/readings'
import { callTarget } from './call-target'
import { deliverCheckpoints } from './deliver-checkpoints'
import { draftAllInvoices, draftInvoices } from './draft-invoices'
import { holdDrafts } from './hold-drafts'
import { lookForDrift } from './look-for-drift'
import { attemptRef, draftRef, nothing, releaseRef, trackRef } from './refs'
import { sendHandOver } from './send-hand-over'
import { takeCheckpoint } from './take-checkpoint'
import { takeReadings } from './take-readings'
import { watchVersion } from './watch-version'

/** What a job knows of its own running; after the `last` try it is not run again. */
type Trying = { last: boolean }

export type Queue = {
  /** Retries and expiry, in seconds. A worker that vanished is noticed when its job expires. */
  options: QueueOptions
  /** How many of its jobs run at once in one process. */
  atOnce: number
  /** Not again within so many seconds with the same key. */
  rests?: number
  /** When it comes by the clock. */
  cron?: string
  run: (data: unknown, trying: Trying) => Promise<unknown>
}

const READINGS_ARE_KEPT = 7 * 24 * 3_600_000
const hour = 3_600

const once = { retryLimit: 0, deleteAfterSeconds: hour }
const patient = { retryDelay: 2, retryBackoff: true }

/** Every kind of background work that goes through a queue. */
export const queues = {
  'call-target': queue(attemptRef, callTarget, {
    options: { ...patient, retryLimit: 6, retryDelayMax: 60, expireInSeconds: 20 },
    atOnce: 2,
  }),
  'watch-version': queue(attemptRef, ref => watchVersion(ref), {
    options: { ...once, expireInSeconds: 30 },
    atOnce: 2,
  }),
  'take-readings': queue(trackRef, ref => takeReadings(ref), {
    options: { ...once, expireInSeconds: 600 },
    atOnce: 4,
  }),
  'draft-invoices': queue(releaseRef, ({ releaseId }) => draftInvoices(releaseId), {
    options: { ...once, expireInSeconds: 120 },
    atOnce: 1,
    rests: 60,
  }),
  'hold-drafts': queue(releaseRef, ({ releaseId }) => holdDrafts(releaseId), {
    options: { ...once, expireInSeconds: 120 },
    atOnce: 1,
  }),
  'look-for-drift': queue(nothing, () => lookForDrift(), {
    options: { ...once, expireInSeconds: 300 },
    atOnce: 1,
    cron: '* * * * *',
  }),
  'send-hand-over': queue(draftRef, sendHandOver, {
    options: { ...patient, retryLimit: 8, retryDelayMax: 600, expireInSeconds: 20 },
    atOnce: 2,
  }),
  'draft-what-was-blocked': queue(nothing, () => draftAllInvoices(), {
    options: { ...once, expireInSeconds: 120 },
    atOnce: 1,
    cron: '* * * * *',
  }),
  'take-checkpoint': queue(nothing, () => takeCheckpoint(), {
    options: { ...once, expireInSeconds: 120 },
    atOnce: 1,
    cron: '* * * * *',
  }),
  // It is tried for about four hours before somebody is asked.
  'deliver-checkpoints': queue(nothing, () => deliverCheckpoints(), {
    options: {
      ...patient,
      retryDelay: 30,
      retryLimit: 10,
      retryDelayMax: hour,
      expireInSeconds: 120,
    },
    atOnce: 1,
    cron: '* * * * *',
  }),
  'prune-readings': queue(nothing, () => dropReadings(new Date(Date.now() - READINGS_ARE_KEPT)), {
    options: { ...once, expireInSeconds: 300 },
    atOnce: 1,
    cron: '17 * * * *',
  }),
  'prune-keys': queue(nothing, () => dropOldClaims(), {
    options: { ...once, expireInSeconds: 300 },
    atOnce: 1,
    cron: '47 * * * *',
  }),
} satisfies Record<string, Queue>

export type QueueName = keyof typeof queues

function queue<Data>(
  shape: z.ZodType<Data>,
  work: (data: Data, trying: Trying) => Promise<unknown>,
  rest: Omit<Queue, 'run'>,
): Queue {
  return { ...rest, run: (data, trying) => work(shape.parse(data), trying) }
}
