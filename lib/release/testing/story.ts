import type { Command } from '../commands'
import { decide } from '../decide'
import { evolve, type Recorded } from '../evolve'
import type { Actor } from '../people'
import { seeing, type Intent } from '../seeing'
import { unopened, type Release } from '../release'
import type { Situation, World } from '../situation'

export const monday = '2026-11-23T10:00:00.000Z'

/** An ordinary day: nothing frozen, two installations per hosted track, enough people. */
export const ordinary: World = {
  now: new Date(monday),
  freezes: [],
  authors: [],
  holders: { product: 2, qa: 3, devops: 2, sales: 1, admin: 1, viewer: 1 },
  requiredSuites: ['unit'],
  promiseHours: 4,
  versions: ['4.0.0', '4.1.0'],
  installations: [
    { id: 'harbour', type: 'self_hosted', version: '4.1.0' },
    { id: 'hospital', type: 'self_hosted', version: '4.0.0' },
    { id: 'embassy', type: 'sovereign', version: '4.1.0' },
    { id: 'bunker', type: 'sovereign', version: null },
  ],
  lastRead: {},
  owners: ['dora', 'dirk'],
  served: [
    { track: 'serverless', version: '4.0.0' },
    { track: 'serverless', version: '4.1.0' },
  ],
}

export type Done = { command: Command; actor: Actor; now: Date }
export type Story = ReturnType<typeof story>

/**
 * A release that lives only by commands: each is decided, and its events are folded, so that no state is
 * reached that the rules do not allow. `record` and `done` keep what happened and what was asked for.
 */
export function story(version = '4.2.0', facts: Partial<World> = {}) {
  let release: Release = unopened
  let world: World = { ...ordinary, ...facts }
  const record: Recorded[] = []
  const done: Done[] = []

  // Who votes has just looked, unless the test says what was seen.
  const looked = (intent: Intent) => ('seen' in intent ? intent : seeing(release, intent))

  const told = {
    version,
    record,
    done,
    get release() {
      return release
    },
    get situation(): Situation {
      return { release, world }
    },
    know(change: Partial<World>) {
      world = { ...world, ...change }
      return told
    },
    at(instant: string | Date) {
      return told.know({ now: new Date(instant) })
    },
    later(minutes: number) {
      return told.at(new Date(world.now.getTime() + minutes * 60_000))
    },
    /** Decides and, when accepted, carries out. */
    tries(actor: Actor, intent: Intent) {
      const command = looked(intent)
      const decision = decide({ release, world }, command, actor, version)
      if (!decision.ok) return decision

      const { role, events } = decision
      const id = actor.kind === 'person' ? actor.id : null
      for (const event of events) {
        const recorded = { event, actor: id, role, at: world.now.toISOString() }
        record.push(recorded)
        release = evolve(release, recorded)
      }
      done.push({ command, actor, now: world.now })
      return decision
    },
    does(actor: Actor, command: Intent) {
      const decision = told.tries(actor, command)
      if (!decision.ok) throw new Error(`${command.type}: ${JSON.stringify(decision.refusal)}`)
      return told
    },
    /** What would stand in the way of this command now; null when nothing would. */
    refusal(actor: Actor, intent: Intent) {
      const decision = decide({ release, world }, looked(intent), actor, version)
      return decision.ok ? null : decision.refusal
    },
    /** The events this command would bring now. */
    events(actor: Actor, intent: Intent) {
      const decision = decide({ release, world }, looked(intent), actor, version)
      if (!decision.ok) throw new Error(`${intent.type}: ${JSON.stringify(decision.refusal)}`)
      return decision.events
    },
  }
  return told
}
