import 'server-only'
import { freeze } from '@/db/aggregates/freeze'
import { wallOf } from '@/lib/calendar/wall'
import type { FreezeCommand } from '@/lib/freezes/commands'
import { perform } from '@/lib/perform'
import type { TrackType } from '@/lib/release/workflow'

const day = 24 * 60 * 60 * 1000

/** A freeze of the demonstration: added `added` days from the first day, from day to day of it. */
const planned = [
  {
    reason: 'Public holiday in Iceland, nobody on call in Reykjavík',
    tracks: ['serverless', 'self_hosted'],
    zone: 'Atlantic/Reykjavik',
    added: -40,
    from: [-12, '17:00'],
    until: [-10, '08:00'],
  },
  {
    reason: 'Move of the deploy pipeline to new machines',
    tracks: ['serverless', 'self_hosted', 'sovereign'],
    zone: 'Europe/Paris',
    added: -9,
    from: [-4, '18:00'],
    until: [-3, '07:00'],
  },
  {
    reason: 'Quarter closing at the banks: nothing changes on their machines',
    tracks: ['self_hosted', 'sovereign'],
    zone: 'Europe/Paris',
    added: -2,
    from: [26, '18:00'],
    until: [36, '08:00'],
  },
] as const

/** Adds the demonstration's freezes around `now`: two that are over and one to come. */
export async function seedFreezes(now: Date) {
  for (const { reason, tracks, zone, added, from, until } of planned) {
    const [start, end] = [wallAt(now, zone, from), wallAt(now, zone, until)]
    await add({ reason, tracks: [...tracks], zone, start, end }, daysFrom(now, added))
  }
}

async function add(typed: Freeze, now: Date) {
  const actor = { kind: 'machine', name: 'seed' } as const
  const command: FreezeCommand = { type: 'addFreeze', ...typed }
  const asked = { actor, subject: crypto.randomUUID(), command, channel: 'seed' as const, now }
  const decision = await perform(freeze, asked)
  if (!decision?.ok)
    throw new Error(`The demonstration could not add the freeze “${typed.reason}”.`)
}

type Freeze = { reason: string; tracks: TrackType[]; zone: string; start: string; end: string }

const wallAt = (now: Date, zone: string, [days, clock]: readonly [number, string]) =>
  `${wallOf(daysFrom(now, days), zone).local.slice(0, 10)}T${clock}`

const daysFrom = (now: Date, days: number) => new Date(now.getTime() + days * day)
