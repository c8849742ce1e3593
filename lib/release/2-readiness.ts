import { instantOf } from '@/lib/calendar/wall'
import type { CommandOf } from './commands'
import { criterionOf } from './criteria'
import { accept, refuse } from './decision'
import { digestOf } from './digest'
import type { Answer, ReleaseEvent } from './events'
import type { Guards, Handlers } from './handler'
import type { Actor } from './people'
import { roleFor } from './people'
import { approvals, type Criterion, type Release } from './release'
import type { Situation } from './situation'
import { voided } from './voided'

export const guards = {
  approveReadiness: ({ release, world }, actor) => {
    const open = unmet(release, world.now)
    if (open.length > 0) return { code: 'criteria-open', count: open.length }
    if (approvals(release, 'qa').some(({ person }) => world.authors.includes(person)))
      return { code: 'qa-by-author' }
    const mine = release.criteria.some(
      ({ answer, by }) => answer?.state === 'waived' && actor.kind === 'person' && by === actor.id,
    )
    return mine ? { code: 'waived-by-you' } : null
  },
  // Whoever approved does not wave through afterwards what has turned red since.
  waiveCriterion: ({ release }, actor) => {
    const votes = approvals(release, 'readiness')
    const mine = votes.some(({ person }) => actor.kind === 'person' && person === actor.id)
    return mine ? { code: 'approved-by-you' } : null
  },
} satisfies Guards<'readiness'>

export const handlers = {
  answerCriterion,
  waiveCriterion,
  approveReadiness: ({ release }) => accept(vote(release, 'approve', null)),
  // The request itself lapses with the round it ends, so that its author can vote on the next one.
  requestChanges: ({ release }, { reason }) =>
    accept(
      vote(release, 'request_changes', reason),
      { type: 'gateVoided', gate: 'readiness', track: null, because: 'changes-requested' },
      ...voided(release, 'changes-requested'),
    ),
} satisfies Handlers<'readiness'>

/** The criteria that still stand in the way at this instant: unanswered, failing, or waived until before now. */
export function unmet({ criteria }: Pick<Release, 'criteria'>, now: Date): Criterion[] {
  return criteria.filter(({ answer }) => {
    if (!answer || answer.state === 'failing') return true
    return answer.state === 'waived' && answer.expiresAt <= now.toISOString()
  })
}

function answerCriterion(
  { release }: Situation,
  { key, state, evidence }: CommandOf<'answerCriterion'>,
  actor: Actor,
) {
  const definition = definitionIn(release, key)
  if (!definition) return refuse({ code: 'unknown-criterion' })
  if (!roleFor(actor, [definition.owner]))
    return refuse({ code: 'not-your-criterion', needs: definition.owner })

  if (state === 'not_applicable' && !evidence) return refuse({ code: 'reason-required' })
  if (definition.evidence === 'required' && !evidence) return refuse({ code: 'evidence-required' })
  const answer: Answer =
    state === 'not_applicable' ? { state, reason: evidence } : { state, evidence }
  return accept({ type: 'criterionAnswered', key, answer })
}

// A waiver covers one finding, says what is done instead, and ends.
function waiveCriterion({ release, world }: Situation, command: CommandOf<'waiveCriterion'>) {
  const { key, reason, compensation, expires, zone } = command
  const definition = definitionIn(release, key)
  if (!definition) return refuse({ code: 'unknown-criterion' })
  if (!definition.waivable) return refuse({ code: 'not-waivable' })

  const expiresAt = instantOf({ local: expires, zone })
  if (expiresAt <= world.now) return refuse({ code: 'in-the-past' })
  const answer: Answer = {
    state: 'waived',
    reason,
    compensation,
    expiresAt: expiresAt.toISOString(),
  }
  return accept({ type: 'criterionAnswered', key, answer })
}

function definitionIn(release: Release, key: string) {
  const listed = release.criteria.some(item => item.key === key)
  return listed ? criterionOf(release.template, key) : null
}

function vote(
  release: Release,
  decision: 'approve' | 'request_changes',
  reason: string | null,
): ReleaseEvent {
  const { revision } = release
  const digest = digestOf(release, 'readiness')
  return { type: 'signedOff', gate: 'readiness', track: null, revision, decision, reason, digest }
}
