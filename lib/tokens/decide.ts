import { accept, refuse, type Decision } from '@/lib/release/decision'
import { roleFor, type Actor } from '@/lib/release/people'
import type { Role, Scope } from '@/lib/release/workflow'
import type { TokenCommand, TokenCommandName } from './commands'
import type { TokenEvent } from './events'

/** Why a command on an API token was turned down. */
export type TokenRefusal =
  | { code: 'wrong-role'; needs: readonly (Role | 'system')[] }
  | { code: 'already-exists' }
  | { code: 'name-taken' }
  | { code: 'over' }
  | { code: 'partner-reads-drafts' }
  | { code: 'unknown-partner' }
  | { code: 'installation-reports-facts' }
  | { code: 'unknown-installation' }

/** `token` is null while it does not exist. `taken`: what of the one to be issued another has already. */
export type TokenState = {
  now: Date
  token: { expiresAt: Date; revokedAt: Date | null } | null
  taken: 'name' | 'hash' | null
  /** Whether the company it is to be issued to is a partner; true where none is named. */
  isPartner?: boolean
  /** Whether the installation it is to be issued to is there; true where none is named. */
  isInstalled?: boolean
}

/** Who may issue a token and take it back. No machine may, and no token makes another. */
const by = ['admin'] as const
const day = 24 * 60 * 60 * 1000

/** Whether a token still lets somebody in. */
export const isLive = ({ expiresAt, revokedAt }: NonNullable<TokenState['token']>, now: Date) =>
  revokedAt === null && expiresAt > now

/** What stands between this actor and a command on a token, before what the command says is looked at. */
export function obstacle(
  { now, token }: TokenState,
  name: TokenCommandName,
  actor: Actor,
): TokenRefusal | null {
  if (!roleFor(actor, by)) return { code: 'wrong-role', needs: by }
  if (name === 'issueToken') return token ? { code: 'already-exists' } : null
  return token && isLive(token, now) ? null : { code: 'over' }
}

/** Decides one command on one API token. Pure; time is `state.now`. A name is never used twice: the record names tokens by it. */
export function decide(
  state: TokenState,
  command: TokenCommand,
  actor: Actor,
): Decision<TokenEvent, TokenRefusal> {
  const role = roleFor(actor, by)
  const refusal = obstacle(state, command.type, actor)
  if (refusal || !role) return refuse(refusal ?? { code: 'wrong-role', needs: by })
  if (command.type === 'revokeToken') return { ...accept({ type: 'tokenRevoked' }), role }

  if (state.taken === 'name') return refuse({ code: 'name-taken' })
  if (state.taken === 'hash') return refuse({ code: 'already-exists' })
  const unfit = misfit(state, command)
  if (unfit) return refuse(unfit)
  const { name, scopes, hash, prefix, days, partner: partnerId, installation } = command
  const expiresAt = new Date(state.now.getTime() + days * day).toISOString()
  const issuedTo = { partnerId, installationId: installation }
  return {
    ...accept({ type: 'tokenIssued', name, scopes, hash, prefix, expiresAt, ...issuedTo }),
    role,
  }
}

type Issue = Extract<TokenCommand, { type: 'issueToken' }>

function misfit(
  { isPartner, isInstalled }: TokenState,
  { scopes, partner, installation }: Issue,
): TokenRefusal | null {
  if (!fits(scopes, 'drafts:read', partner)) return { code: 'partner-reads-drafts' }
  if (isPartner === false) return { code: 'unknown-partner' }
  if (!fits(scopes, 'installations:write', installation))
    return { code: 'installation-reports-facts' }
  return isInstalled === false ? { code: 'unknown-installation' } : null
}

/** Drafts are read by the partner they bill, and facts reported by the installation they are of: by a token for nothing else. */
const fits = (scopes: readonly Scope[], only: Scope, issuedTo: string | null) =>
  issuedTo === null ? !scopes.includes(only) : scopes.every(each => each === only)
