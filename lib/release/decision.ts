import type { Role } from './workflow'

/** What a decision brings: the events to append and the role that was used, or the reason it was refused. */
export type Decision<Event, Refusal> =
  { ok: true; events: Event[]; role: Role | 'system' } | { ok: false; refusal: Refusal }

export type Outcome<Event, Refusal> =
  { ok: true; events: Event[] } | { ok: false; refusal: Refusal }

export const accept = <const Event>(...events: Event[]) => ({ ok: true as const, events })
export const refuse = <const Refusal>(refusal: Refusal) => ({ ok: false as const, refusal })
