import type { TrackType } from '@/lib/release/workflow'

/** A deny window: nothing starts on these tracks from `startsAt` (included) to `endsAt` (excluded). */
export type Freeze = {
  id: string
  tracks: readonly TrackType[]
  reason: string
  zone: string
  startsAt: string
  endsAt: string
}

/** The freeze that forbids a start on this track at this instant, or null. */
export function freezeAt(freezes: readonly Freeze[], track: TrackType, at: Date): Freeze | null {
  const instant = at.toISOString()
  return (
    freezes.find(
      ({ tracks, startsAt, endsAt }) =>
        tracks.includes(track) && startsAt <= instant && instant < endsAt,
    ) ?? null
  )
}

/** The first instant from `at` on at which no freeze forbids a start on this track. */
export function nextOpening(freezes: readonly Freeze[], track: TrackType, at: Date): Date {
  const freeze = freezeAt(freezes, track, at)
  return freeze ? nextOpening(freezes, track, new Date(freeze.endsAt)) : at
}
