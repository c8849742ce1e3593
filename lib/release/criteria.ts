import type { ReleaseKind, Role, TrackType } from './workflow'

/** One readiness item of a template: who answers it, what it asks for, and which releases and tracks it is for. */
export type CriterionDefinition = {
  key: string
  owner: Role
  evidence: 'required' | 'optional'
  waivable: boolean
  kinds?: readonly ReleaseKind[]
  track?: TrackType
}

/**
 * The criterion templates by version. A release pins the newest when it opens and keeps it;
 * changing the list means adding a version, never editing one that a release may have pinned.
 */
export const templates: Record<number, readonly CriterionDefinition[]> = {
  1: [
    { key: 'notes-reviewed', owner: 'product', evidence: 'optional', waivable: true },
    { key: 'no-open-blocker', owner: 'qa', evidence: 'required', waivable: false },
    { key: 'rollback-rehearsed', owner: 'devops', evidence: 'required', waivable: true },
    {
      key: 'migration-reversible',
      owner: 'qa',
      evidence: 'required',
      waivable: true,
      kinds: ['major', 'minor'],
    },
    { key: 'monitoring-ready', owner: 'devops', evidence: 'required', waivable: true },
    {
      key: 'support-briefed',
      owner: 'sales',
      evidence: 'optional',
      waivable: true,
      kinds: ['major', 'minor', 'security'],
    },
    {
      key: 'upgrade-guide',
      owner: 'product',
      evidence: 'required',
      waivable: true,
      kinds: ['major', 'minor'],
      track: 'self_hosted',
    },
    {
      key: 'offline-bundle',
      owner: 'devops',
      evidence: 'required',
      waivable: false,
      track: 'sovereign',
    },
  ],
}

export const newestTemplate = Math.max(...Object.keys(templates).map(Number))

/** The criteria a release of this kind with these tracks has to meet under a template version. */
export function criteriaFor(template: number, kind: ReleaseKind, tracks: readonly TrackType[]) {
  return (templates[template] ?? []).filter(
    item =>
      (item.kinds?.includes(kind) ?? true) &&
      (item.track === undefined || tracks.includes(item.track)),
  )
}

/** The definition of one criterion in a template version. */
export function criterionOf(template: number, key: string) {
  return templates[template]?.find(item => item.key === key) ?? null
}
