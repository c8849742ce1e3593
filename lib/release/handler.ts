import type { CommandOf } from './commands'
import type { Outcome } from './decision'
import type { ReleaseEvent } from './events'
import type { Actor } from './people'
import type { Refusal } from './refusals'
import type { Track } from './release'
import type { Situation } from './situation'
import type { CommandName, CommandsIn, Stage } from './workflow'

/** A further condition of one command; `track` is the one asked about, null for commands of the release. */
export type Guard = (situation: Situation, actor: Actor, track: Track | null) => Refusal | null

/** Turns one command into events. It runs after obstacle() found nothing, and may still refuse by what the command says. */
export type Handler<Name extends CommandName> = (
  situation: Situation,
  command: CommandOf<Name>,
  actor: Actor,
  subject: string,
) => Outcome<ReleaseEvent, Refusal>

export type Guards<S extends Stage> = Partial<Record<CommandsIn<S>, Guard>>
export type Handlers<S extends Stage> = { [Name in CommandsIn<S>]: Handler<Name> }
