import 'server-only'
import { keepReading, lastLooks, watchedTrack, type Watched } from '@/db/load/readings'
import { currentEnv } from '@/lib/env'
import { permitOf } from '@/lib/outside/permit'
import { probe, type Reading } from '@/lib/outside/probe'
import { countsFor, foldVerdict } from '@/lib/release/verdict'
import { act } from './act'
import type { TrackRef } from './refs'

const AT_ONCE = 8

type Looking = {
  now?: Date
  timeout?: number
  healthUrl?: string
  look?: (url: string) => Promise<Reading>
}

/** Looks once at every address of a track that is monitored, and records its verdict when it has changed. */
export async function takeReadings(ref: TrackRef, looking: Looking = {}) {
  const env = currentEnv()
  const { now = new Date(), timeout, healthUrl = env.HEALTH_URL ?? null } = looking
  const watched = await watchedTrack(ref.release, ref.track, healthUrl)
  if (!watched) return
  const { look = (url: string) => probe(url, { permit: permitOf(env), timeout }) } = looking
  await inTurns(watched.urls, async url => {
    const reading = await look(url)
    await keepReading({ releaseId: watched.releaseId, track: ref.track, url, at: now, ...reading })
  })
  await judge(ref, watched, now)
}

async function judge(
  { release, track }: TrackRef,
  { releaseId, urls, verdict }: Watched,
  now: Date,
) {
  const looks = await lastLooks(releaseId, track, new Date(now.getTime() - countsFor))
  const found = foldVerdict(urls, looks)
  if (found === verdict) return
  await act(
    release,
    { type: 'recordVerdict', track, verdict: found },
    { name: 'health-check', now },
  )
}

/** Several at once, so that an address that hangs holds up only its own place. */
async function inTurns(urls: readonly string[], look: (url: string) => Promise<void>) {
  const waiting = urls.values()
  const one = async () => {
    for (const url of waiting) await look(url)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, one))
}
