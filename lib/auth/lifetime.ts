const minute = 60_000

export const sessionHours = 12
const idleMinutes = 30

type Lived = { startedAt: Date; seenAt: Date; endsAt: Date; revokedAt: Date | null }

/** A session lasts 12 hours, however busy it is. */
export const endOf = (startedAt: Date) => new Date(startedAt.getTime() + sessionHours * 60 * minute)

/** Whether a session still counts now: not signed out, not ended, and not left alone for half an hour. */
export function isLive({ seenAt, endsAt, revokedAt }: Lived, now: Date): boolean {
  return !revokedAt && now < endsAt && now.getTime() - seenAt.getTime() < idleMinutes * minute
}

/** Being here is noted once a minute, not on every request. */
export const isStale = ({ seenAt }: Lived, now: Date) => now.getTime() - seenAt.getTime() >= minute
