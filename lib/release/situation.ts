import type { Freeze } from '@/lib/calendar/freeze'
import type { Release } from './release'
import type { Role, TrackType } from './workflow'

/** What the rules need to know beside the release: all of it read in the same transaction as the release. */
export type World = {
  now: Date
  freezes: readonly Freeze[]
  /** People recognised, by their git names and addresses, as authors of changes in scope. */
  authors: readonly string[]
  /** How many active people hold each role. */
  holders: Record<Role, number>
  requiredSuites: readonly string[]
  promiseHours: number
  /** Versions of every release there is. Read for opening one. */
  versions: readonly string[]
  /** Active installations of the track's type. Read for starting a roll-out. */
  installations: readonly { id: string; type: TrackType; version: string | null }[]
  /** When each track was last looked at, by the health checks. */
  lastRead: Partial<Record<TrackType, string>>
  /** Active people who hold DevOps. Read for planning a track. */
  owners: readonly string[]
  /** Releases that were served on a track and were not rolled back there; none is needed that is newer than this one. */
  served: readonly { track: TrackType; version: string }[]
}

export type Situation = { release: Release; world: World }

/** A situation as a page was drawn from it: `seq` is the number of the last event it saw, 0 before there is a release. */
export type Drawn = Situation & { seq: number }
