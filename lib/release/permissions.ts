import * as mergeQa from './1-merge-qa'
import * as readiness from './2-readiness'
import * as scheduling from './3-scheduling'
import * as deployment from './4-deployment'
import * as monitoring from './5-monitoring'
import { fourEyes } from './four-eyes'
import { roleFor, type Actor } from './people'
import type { Guard } from './handler'
import type { Refusal } from './refusals'
import { trackOf, type Release, type Track } from './release'
import type { Situation } from './situation'
import { rules, type CommandName, type PlacedRule, type TrackType } from './workflow'

const guards: Partial<Record<CommandName, Guard>> = {
  ...mergeQa.guards,
  ...readiness.guards,
  ...scheduling.guards,
  ...deployment.guards,
  ...monitoring.guards,
}

/**
 * What stands between this actor and this command: null when nothing does. Screens, API, jobs and
 * webhooks ask it before, and decide() asks it again when the command is carried out.
 */
export function obstacle(
  situation: Situation,
  name: CommandName,
  actor: Actor,
  type: TrackType | null = null,
): Refusal | null {
  const rule = rules[name]
  if (!roleFor(actor, rule.by, rule.token)) return { code: 'wrong-role', needs: rule.by }

  const track = type && trackOf(situation.release, type)
  return (
    misplaced(situation.release, rule, type, track) ??
    fourEyes(situation, rule, actor, type) ??
    guards[name]?.(situation, actor, track) ??
    null
  )
}

function misplaced(
  release: Release,
  rule: PlacedRule,
  type: TrackType | null,
  track: Track | null,
): Refusal | null {
  if (rule.open.includes('unopened') && release.stage !== 'unopened')
    return { code: 'already-exists' }
  if (rule.scope === 'release')
    return rule.open.includes(release.stage) ? null : { code: 'wrong-stage', at: release.stage }

  if (!track || !type) return { code: 'no-track', track: type ?? 'serverless' }
  if (!rule.on.includes(type)) return { code: 'wrong-track', needs: rule.on }
  if (release.stage !== 'tracks' && !(release.stage === 'closed' && rule.open.includes('closed')))
    return { code: 'wrong-stage', at: release.stage }
  return rule.open.includes(track.stage) ? null : { code: 'wrong-stage', at: track.stage }
}
