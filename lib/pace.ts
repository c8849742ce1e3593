import 'server-only'
import { createHash } from 'node:crypto'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { db } from '@/db/client'
import { currentEnv } from '@/lib/env'

type Door = 'command' | 'sign-in' | 'callback' | 'api'
type Limits = Partial<Record<Door, RateLimiterPostgres>>

// On globalThis: each entry has its own copy of this module, and who is told to wait is remembered here.
const shared = globalThis as { releaseConsoleLimits?: Limits }
const limits = (shared.releaseConsoleLimits ??= {})

/**
 * Counts somebody at a door: a person, a token, or an address. 0: come in; else the seconds to wait, which cost the database
 * nothing while they last. All processes of the console count together.
 */
export async function secondsToWait(at: Door, who: string): Promise<number> {
  const limit = (limits[at] ??= limitOf(at))
  try {
    await limit.consume(createHash('sha256').update(who).digest('hex'))
    return 0
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused
    return Math.max(1, Math.ceil(refused.msBeforeNext / 1000))
  }
}

/** Where a request comes from, as the last one who passed it on saw it. */
export const addressOf = (headers: Headers) =>
  headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? ''

function limitOf(door: Door) {
  const points = pointsOf(door)
  return new RateLimiterPostgres({
    storeClient: db.$client,
    storeType: 'pool',
    tableName: 'rate_limits',
    tableCreated: true,
    keyPrefix: door,
    points,
    duration: 60,
    inMemoryBlockOnConsumed: points + 1,
  })
}

function pointsOf(door: Door) {
  const env = currentEnv()
  switch (door) {
    case 'command':
      return env.COMMANDS_PER_MINUTE
    case 'sign-in':
      return env.SIGN_INS_PER_MINUTE
    case 'callback':
      return env.CALLBACKS_PER_MINUTE
    case 'api':
      return env.API_REQUESTS_PER_MINUTE
  }
}
