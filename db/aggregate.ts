import type { z } from 'zod'
import type { Decision } from '@/lib/release/decision'
import type { Actor } from '@/lib/release/people'
import type { Role } from '@/lib/release/workflow'
import type { Tx } from './client'

/** Who made an event happen, and when; written beside every row it leads to. */
export type Act = { actor: Actor; role: Role | 'system'; channel: Channel; at: Date }
export type Channel = 'screen' | 'api' | 'job' | 'webhook' | 'seed'

/** Something that changes by commands: locked, decided, and written down as events. */
export type Aggregate<
  State,
  Command extends { type: string },
  Event extends { type: string },
  Refusal,
> = {
  name:
    | 'release'
    | 'freeze'
    | 'person'
    | 'installation'
    | 'draft'
    | 'customer'
    | 'price_book'
    | 'api_token'
    | 'exchange_rate'
    | 'accounting'
    | 'terms'
    | 'delivery'
  payloads: Readonly<Record<Command['type'], z.ZodType>>
  /** Reads the state under a lock. Null: there is no such thing, and the command does not make one. */
  lock(tx: Tx, subject: string, command: Command, at: Date): Promise<Locked<State> | null>
  decide(state: State, command: Command, actor: Actor, subject: string): Decision<Event, Refusal>
  /** An event as it is read back from the record. */
  event: z.ZodType<Event>
  /** Whether an event that came after the form of a command was drawn concerns the command. */
  concerns(command: Command, event: Event): boolean
  /** Writes what one event changes. `seq` is the event's number within its aggregate. */
  project(tx: Tx, id: string, event: Event, act: Act, seq: number): Promise<unknown>
}

/** Something whose commands are also carried out many at a time: read, locked and written by few statements. */
export type Many<State, Command extends { type: string }, Event extends { type: string }> = {
  /** As lock(), for each of what is asked; null where that cannot be read: it is then asked alone. */
  lockMany(tx: Tx, asked: readonly OneOf<Command>[], at: Date): Promise<(Locked<State> | null)[]>
  projectMany(tx: Tx, happened: readonly Happened<Event>[], act: Act): Promise<unknown>
}
export type OneOf<Command> = { subject: string; command: Command }
/** What happened to a thing, and its number among the events of the thing. */
export type Happened<Event> = { id: string; event: Event; seq: number }

/** `seq` is the number of the last event; 0 for something that is only now coming into being. */
export type Locked<State> = { id: string; seq: number; state: State }

/** The person behind an act, for the columns that name one; null for a machine. */
export const personOf = ({ actor }: Act) => (actor.kind === 'person' ? actor.id : null)
