import { roles, type Role, type Scope } from './workflow'

/** Who acts: a person with the roles held now, a named machine (a job, a deploy target), or who holds an API token. Only people sign. */
export type Person = { kind: 'person'; id: string; roles: readonly Role[] }
export const machineNames = [
  'scheduler',
  'deploy-target',
  'health-check',
  'accounting',
  'seed',
] as const
export type Machine = { kind: 'machine'; name: (typeof machineNames)[number] }
/** Another program that came in by an API token. It holds no role: its scopes are all it may do. */
export type Token = {
  kind: 'token'
  id: string
  name: string
  scopes: readonly Scope[]
  /** The company it was issued to, by id: it reads the drafts that bill that one, and nothing else. */
  partnerId?: string | null
  /** The installation it was issued to, by id: it reports the facts of that one, and nothing else. */
  installationId?: string | null
}
export type Actor = Person | Machine | Token

/** How the record names what acted without a person. */
export type MachineName = Machine['name'] | `token:${string}`
export const machineName = (actor: Machine | Token): MachineName =>
  actor.kind === 'token' ? `token:${actor.name}` : actor.name

/** A person who is signed in: nobody acts without the session they came in by. */
export type SignedIn = Person & { sessionId: string }

declare const signedIn: unique symbol
declare const presented: unique symbol

/** Proof that somebody is signed in. Queries ask for one, and only lib/auth makes them. */
export type Viewer = SignedIn & {
  name: string
  email: string
  /** The IANA zone this person reads times in. */
  zone: string
  readonly [signedIn]: true
}

/** Proof that a token with this scope was presented with the request. Only lib/auth makes it. */
export type Bearer<S extends Scope = Scope> = Token & { readonly [presented]: S }

/** Who may read releases: everybody who is signed in, and a token that was issued for it. */
export type Reader = Viewer | Bearer<'releases:read'>

/**
 * The role this actor uses for a command open to `by`: the first of theirs that is allowed; null when none is. A token
 * acts as the system does, and only on what `scope` opens to it.
 */
export function roleFor(
  actor: Actor,
  by: readonly (Role | 'system')[],
  scope: Scope | null = null,
): Role | 'system' | null {
  if (actor.kind === 'token')
    return scope !== null && actor.scopes.includes(scope) ? 'system' : null
  if (actor.kind === 'machine') return by.includes('system') ? 'system' : null
  return roles.find(role => by.includes(role) && actor.roles.includes(role)) ?? null
}
