import { draftCommandNames, draftRules } from '@/lib/invoice/workflow'
import {
  roles,
  rules,
  stages,
  trackTypes,
  workflow,
  type CommandName,
  type Role,
  type Stage,
  type TrackType,
} from './workflow'

/** Where an invoice draft may be made when the rollout starts. */
export const drafted: readonly TrackType[] = rules.startRollout.on

/** Where the deployment starts without anybody's hand. */
export const automatic: readonly TrackType[] = rules.startServerless.on

/** Who acts on a release at all: people who manage or only read are not among them. */
export type ActingRole = Exclude<Role, 'admin' | 'viewer'>

/** The roles of the people who act on a stage, on these tracks, in the order of the roles. */
export function actingOn(
  stage: Stage,
  types: readonly TrackType[] = trackTypes,
): readonly ActingRole[] {
  const acting = new Set([...byRelease(stage, types), ...byDrafts(stage, types)])
  return roles.filter(isActing).filter(role => acting.has(role))
}

/** Everybody who acts somewhere on the way, in the order of the roles. */
export const actingRoles: readonly ActingRole[] = roles
  .filter(isActing)
  .filter(role => stages.some(stage => actingOn(stage).includes(role)))

function byRelease(stage: Stage, types: readonly TrackType[]) {
  const commands = Object.keys(workflow[stage].commands) as CommandName[]
  const open = commands.filter(name => types.some(type => rules[name].on.includes(type)))
  return open.flatMap(name => rules[name].by)
}

/** Drafts are made and reviewed where the rollout happens. */
function byDrafts(stage: Stage, types: readonly TrackType[]) {
  if (stage !== 'deployment' || !types.some(type => drafted.includes(type))) return []
  return draftCommandNames.flatMap(name => draftRules[name].by)
}

function isActing(role: Role): role is ActingRole {
  return role !== 'admin' && role !== 'viewer'
}
