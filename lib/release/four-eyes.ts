import type { Actor } from './people'
import type { Refusal } from './refusals'
import type { Situation } from './situation'
import type { PlacedRule, TrackType } from './workflow'

/**
 * Who may not vote although the role is held: who froze the code or wrote a change in scope (QA), who voted
 * already, and who signed another gate of this release, with whichever role.
 */
export function fourEyes(
  { release, world }: Situation,
  { signs }: PlacedRule,
  actor: Actor,
  track: TrackType | null,
): Refusal | null {
  if (!signs || actor.kind !== 'person') return null
  const mine = release.signOffs.filter(vote => vote.person === actor.id)
  const elsewhere = mine.find(vote => vote.gate !== signs.gate)

  if (signs.gate === 'qa' && signs.decision === 'approve') {
    if (release.frozenBy === actor.id) return { code: 'froze-it-yourself' }
    if (world.authors.includes(actor.id)) return { code: 'wrote-a-change' }
  }
  if (elsewhere) return { code: 'signed-another-gate', gate: elsewhere.gate }
  const voted = mine.some(
    vote => vote.gate === signs.gate && vote.track === track && vote.revision === release.revision,
  )
  return voted ? { code: 'already-voted' } : null
}
