import type { Command } from './commands'
import { digestOf } from './digest'
import type { Refusal } from './refusals'
import type { Release } from './release'

type Vote = Extract<Command, { seen: string }>
type Blind<Cast> = Cast extends Cast ? Omit<Cast, 'seen'> : never

/** A command as it is meant, before its author looked at what a vote is about. */
export type Intent = Command | Blind<Vote>

/** The command of somebody who looks at the release now: a vote names what is there. */
export function seeing(release: Release, intent: Intent): Command {
  if (intent.type === 'approveQa') return { ...intent, seen: digestOf(release, 'qa') }
  if (intent.type === 'approveReadiness') return { ...intent, seen: digestOf(release, 'readiness') }
  if (intent.type === 'confirmPlan')
    return { ...intent, seen: digestOf(release, 'plan', intent.track) }
  return intent
}

/** Refuses a vote on something else than what is there now: it changed while it was read. Null when it did not. */
export function overtaken(release: Release, command: Command): Refusal | null {
  if (!('seen' in command)) return null
  const now = seeing(release, command)
  return 'seen' in now && now.seen === command.seen ? null : { code: 'changed-since' }
}
