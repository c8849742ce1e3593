import type { Release } from './release'
import { trackOf } from './release'

export type PromiseClock =
  | { state: 'not-running' }
  | { state: 'running' | 'broken'; due: Date }
  | { state: 'kept' | 'missed'; due: Date; availableAt: Date }

/**
 * The promise to serverless customers: available within `hours` of the readiness approval.
 * Runs from the approval until the deploy target was seen serving the version.
 */
export function promiseClock(release: Release, hours: number, now: Date): PromiseClock {
  const serverless = trackOf(release, 'serverless')
  if (!serverless || !release.readyAt) return { state: 'not-running' }

  const due = new Date(Date.parse(release.readyAt) + hours * 3_600_000)
  if (serverless.availableAt === null && serverless.end !== null) return { state: 'not-running' }
  if (serverless.availableAt === null) return { state: now <= due ? 'running' : 'broken', due }
  const availableAt = new Date(serverless.availableAt)
  return { state: availableAt <= due ? 'kept' : 'missed', due, availableAt }
}
