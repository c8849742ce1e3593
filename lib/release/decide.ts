import * as mergeQa from './1-merge-qa'
import * as readiness from './2-readiness'
import * as scheduling from './3-scheduling'
import * as deployment from './4-deployment'
import * as monitoring from './5-monitoring'
import { advance } from './advance'
import type { Command, CommandOf } from './commands'
import { refuse, type Decision } from './decision'
import type { ReleaseEvent } from './events'
import type { Handler } from './handler'
import { roleFor, type Actor } from './people'
import { obstacle } from './permissions'
import type { Refusal } from './refusals'
import { overtaken } from './seeing'
import type { Situation } from './situation'
import { rules, type CommandName } from './workflow'

// One handler per command of the workflow: leaving one out does not compile.
const handlers: { [Name in CommandName]: Handler<Name> } = {
  ...mergeQa.handlers,
  ...readiness.handlers,
  ...scheduling.handlers,
  ...deployment.handlers,
  ...monitoring.handlers,
}

/**
 * Decides one command on one release: the events to append, or the refusal. Pure; time is `world.now`.
 * `subject` is the version the command is about, also when the release does not exist yet.
 */
export function decide(
  situation: Situation,
  command: Command,
  actor: Actor,
  subject: string,
): Decision<ReleaseEvent, Refusal> {
  const rule = rules[command.type]
  const role = roleFor(actor, rule.by, rule.token)
  const refusal =
    obstacle(situation, command.type, actor, 'track' in command ? command.track : null) ??
    overtaken(situation.release, command)
  if (refusal || !role) return refuse(refusal ?? { code: 'wrong-role', needs: rule.by })

  const outcome = handle(situation, command, actor, subject)
  if (!outcome.ok) return outcome
  return { ok: true, role, events: advance(situation, outcome.events, actor, role) }
}

function handle<Name extends CommandName>(
  situation: Situation,
  command: CommandOf<Name>,
  actor: Actor,
  subject: string,
) {
  const handler: Handler<Name> = handlers[command.type]
  return handler(situation, command, actor, subject)
}
