import { roles, type Role } from './workflow'

/** Who acts: a person with the roles held now, or a named machine (a job, a deploy target). Machines never sign. */
export type Person = { kind: 'person'; id: string; roles: readonly Role[] }
export const machineNames = [
  'scheduler',
  'deploy-target',
  'health-check',
  'accounting',
  'seed',
] as const
export type Machine = { kind: 'machine'; name: (typeof machineNames)[number] }
export type Actor = Person | Machine

/** A person who is signed in: nobody acts without the session they came in by. */
export type SignedIn = Person & { sessionId: string }

declare const signedIn: unique symbol

/** Proof that somebody is signed in. Queries ask for one, and only lib/auth makes them. */
export type Viewer = SignedIn & {
  name: string
  email: string
  /** The IANA zone this person reads times in. */
  zone: string
  readonly [signedIn]: true
}

/** The role this actor uses for a command open to `by`: the first of theirs that is allowed; null when none is. */
export function roleFor(actor: Actor, by: readonly (Role | 'system')[]): Role | 'system' | null {
  if (actor.kind === 'machine') return by.includes('system') ? 'system' : null
  return roles.find(role => by.includes(role) && actor.roles.includes(role)) ?? null
}
