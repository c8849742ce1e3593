import type { ReleaseEvent } from './events'
import type { Release } from './release'
import type { Gate } from './workflow'

type Because = 'refrozen' | 'scope-changed' | 'notes-changed' | 'changes-requested'

// A decision does not outlive its subject: which votes a change makes void.
const takes: Record<Because, readonly Gate[]> = {
  refrozen: ['qa', 'readiness', 'plan'],
  'scope-changed': ['readiness'],
  'notes-changed': ['readiness'],
  'changes-requested': ['qa'],
}

/**
 * The events by which a change takes back the votes that no longer stand, and sends the release back to the
 * stage where they are given again. Screens show the same list before the change is saved.
 */
export function voided(release: Release, because: Because): ReleaseEvent[] {
  const votes = release.signOffs.filter(vote => takes[because].includes(vote.gate))
  const seen = new Map(votes.map(vote => [`${vote.gate} ${vote.track ?? ''}`, vote]))
  const voids = [...seen.values()].map(({ gate, track }) => ({
    type: 'gateVoided' as const,
    gate,
    track,
    because,
  }))
  return [...voids, ...sentBack(release, because)]
}

function sentBack({ stage }: Release, because: Because): ReleaseEvent[] {
  if (because === 'scope-changed' || because === 'notes-changed')
    return stage === 'tracks' ? [{ type: 'stageEntered', stage: 'readiness' }] : []
  return stage === 'merge-qa' ? [] : [{ type: 'stageEntered', stage: 'merge-qa' }]
}
