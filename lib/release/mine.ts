import { duties, type Duty } from './duties'
import { roleFor, type Actor } from './people'
import { obstacle } from './permissions'
import type { Situation } from './situation'

/** The duties this person can carry out now: the role is held, and nothing else stands in the way. */
export function mine(situation: Situation, actor: Actor): Duty[] {
  return duties(situation).filter(duty => isMine(situation, actor, duty))
}

export function isMine(situation: Situation, actor: Actor, { command, by, track }: Duty) {
  return roleFor(actor, by) !== null && obstacle(situation, command, actor, track) === null
}
