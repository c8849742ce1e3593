import type { Command } from './commands'
import type { ReleaseEvent } from './events'
import { rules, type CommandName } from './workflow'

type Happened = readonly ReleaseEvent['type'][]

const scope = ['changesImported', 'changeCorrected', 'changeRemoved'] as const
const read = ['releaseEdited', 'codeFrozen', 'criterionAnswered'] as const
const ended = ['trackRolledBack', 'trackClosed', 'releaseWithdrawn'] as const
const course = ['trackStarted', ...ended] as const
const plan = ['trackPlanned', 'planExpired'] as const
const hold = ['trackHeld', 'holdLifted'] as const

/**
 * What changes the matter of a command: whoever sends it has to look again when one of these came after the form was
 * drawn and is about the same thing. Other events, and those of another track, criterion or incident, let it pass.
 * No form sends what a machine does.
 */
const matters: Record<CommandName, Happened> = {
  openRelease: [],
  editRelease: ['releaseEdited', 'releaseWithdrawn'],
  importChanges: ['releaseWithdrawn'],
  correctChange: ['changeCorrected', 'changeRemoved', 'releaseWithdrawn'],
  removeChange: ['changeCorrected', 'changeRemoved', 'releaseWithdrawn'],
  freezeCode: ['codeFrozen', 'releaseWithdrawn'],
  refreezeCode: ['codeFrozen', 'trackStarted', 'releaseWithdrawn'],
  recordTestRun: ['codeFrozen', 'releaseWithdrawn'],
  approveQa: [...scope, 'codeFrozen', 'testRunRecorded', 'signedOff', 'stageEntered', ...ended],
  rejectQa: ['codeFrozen', 'signedOff', 'stageEntered', ...ended],
  withdrawRelease: ['stageEntered', ...course],

  answerCriterion: ['criterionAnswered', 'releaseWithdrawn'],
  waiveCriterion: ['criterionAnswered', 'releaseWithdrawn'],
  approveReadiness: [...scope, ...read, 'signedOff', 'stageEntered', ...ended],
  requestChanges: ['codeFrozen', 'signedOff', 'stageEntered', ...ended],

  planTrack: [...plan, ...course],
  confirmPlan: [...plan, 'signedOff', ...course],
  expirePlan: [],
  holdTrack: [...hold, ...course],
  liftHold: [...hold, ...course],
  startServerless: [],
  startRollout: [...plan, ...hold, ...course],

  recordCall: [],
  reportDeployment: [],
  confirmVersion: [],
  retryDeployment: ['deploymentRequested', 'deploymentReported', 'versionConfirmed', ...ended],
  recordOutcome: ['outcomeRecorded', ...ended],
  rollBackTrack: ended,

  recordVerdict: [],
  reportIncident: ended,
  resolveIncident: ['incidentResolved', 'releaseWithdrawn'],
  closeTrack: ['verdictChanged', 'incidentReported', 'incidentResolved', ...ended],
}

/** Whether an event that came after the form of a command was drawn concerns the command. */
export const concerns = (command: Command, event: ReleaseEvent) =>
  matters[command.type].includes(event.type) &&
  isAboutTheSame(command, event) &&
  !standsBeside(command, event)

const things = ['track', 'key', 'installation', 'incident', 'gate'] as const

// What only one of them names is about all of these: an edit of one criterion concerns who approves them all.
function isAboutTheSame(command: Command, event: ReleaseEvent) {
  const asked: Things = { gate: rules[command.type].signs?.gate, ...command }
  const happened: Things = event
  return things.every(name => {
    const [one, other] = [asked[name], happened[name]]
    return one === undefined || other === undefined || other === null || one === other
  })
}

type Things = Readonly<Record<string, unknown>>

// A major release takes two approvals of QA, and neither is in the way of the other.
const standsBeside = (command: Command, event: ReleaseEvent) =>
  command.type === 'approveQa' && event.type === 'signedOff' && event.decision === 'approve'
