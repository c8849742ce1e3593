import 'server-only'
import { payloads, type Command } from '@/lib/release/commands'
import { decide } from '@/lib/release/decide'
import { concerns } from '@/lib/release/concerns'
import { releaseEvent, type ReleaseEvent } from '@/lib/release/events'
import type { Refusal } from '@/lib/release/refusals'
import type { Situation } from '@/lib/release/situation'
import type { Aggregate } from '../aggregate'
import { lockRelease } from '../load/release'
import { projectRelease } from '../project/release'

/** A release with its tracks: what perform() needs to know about it. */
export const release: Aggregate<Situation, Command, ReleaseEvent, Refusal> = {
  name: 'release',
  payloads,
  lock: lockRelease,
  decide,
  event: releaseEvent,
  concerns,
  project: projectRelease,
}
