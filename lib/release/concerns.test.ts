import { describe, expect, test } from 'vitest'
import { concerns } from './concerns'
import type { Command } from './commands'
import type { ReleaseEvent } from './events'
import { isStale, staleness, type Since } from './stale'

const seen = 'a'.repeat(64)
const reason = 'why'
const track = 'sovereign'
const answer = { state: 'passing', evidence: 'https://example.com' } as const
const plan = {
  ...{ zone: 'UTC', startLocal: '', expiresLocal: '', startsAt: '', expiresAt: '' },
  ...{ monitorHours: 1, ownerId: '' },
}
const vote = { track: null, revision: 1, reason: null, digest: seen } as const
const approved = { type: 'signedOff', gate: 'qa', decision: 'approve', ...vote } as const
const edit = { type: 'editRelease', title: 'Mine', notes: '' } as const
const answering = (key: string): Command => ({
  ...{ type: 'answerCriterion', key, state: 'passing', evidence: '' },
})
const outcome = (installation: string): Command => ({
  ...{ type: 'recordOutcome', track, installation, outcome: 'installed', reason },
})
const correct = {
  type: 'correctChange',
  key: 'one',
  kind: 'fix',
  scope: null,
  breaking: false,
} as const
const planning: Command = {
  ...{ type: 'planTrack', track, start: '', expires: '', zone: 'UTC', monitorHours: 1, owner: '' },
}

const edited = { type: 'releaseEdited', title: 'Theirs', notes: '' } as const
const frozen = { type: 'codeFrozen', revision: 2, commit: 'c', reason: null } as const
const answered = { type: 'criterionAnswered', key: 'docs', answer } as const
const planned = { type: 'trackPlanned', track, plan } as const
const installed = (installation: string): ReleaseEvent => ({
  ...{ type: 'outcomeRecorded', track, installation, outcome: 'installed', reason },
})
const corrected = { ...correct, type: 'changeCorrected' } as const
const resolved = { type: 'incidentResolved', track, incident: 1, resolution: reason } as const
const found = { type: 'verdictChanged', track, verdict: 'degraded' } as const
const held = { type: 'trackHeld', track, reason } as const
const entered = { type: 'stageEntered', stage: 'readiness' } as const
const started: ReleaseEvent = { type: 'trackStarted', track, installations: [] }
const withdrawn = { type: 'releaseWithdrawn', reason } as const

const stops: [string, Command, ReleaseEvent][] = [
  ['notes that somebody else edited', edit, edited],
  ['a freeze, whoever froze', { type: 'freezeCode', commit: 'b' }, frozen],
  ['a run of tests of what is frozen no more', testRun('b'), frozen],
  ['an answer to one criterion', answering('docs'), answered],
  ['a waiver of what was answered', waive('docs'), answered],
  ['an approval of readiness: any criterion', { type: 'approveReadiness', seen }, answered],
  ['a plan of the same track', planning, planned],
  ['a start of what was planned anew', { type: 'startRollout', track }, planned],
  ['a start of what is on hold', { type: 'startRollout', track }, held],
  ['an outcome of the same installation', outcome('one'), installed('one')],
  ['a correction of the same change', correct, corrected],
  ['the same incident', { type: 'resolveIncident', track, incident: 1, resolution: '' }, resolved],
  ['a close of a track that does worse', { type: 'closeTrack', track, reason: '' }, found],
  ['an approval where QA went on', { type: 'approveQa', seen }, entered],
  ['a rejection of what was approved', { type: 'rejectQa', reason }, approved],
  ['a withdrawal of what is rolled out', { type: 'withdrawRelease', reason }, started],
]

const passes: [string, Command, ReleaseEvent][] = [
  ['notes beside an answer', edit, answered],
  ['notes beside a freeze', edit, frozen],
  ['another criterion', answering('docs'), { ...answered, key: 'support' }],
  ['a plan of another track', planning, { ...planned, track: 'self_hosted' }],
  ['a plan beside a reading', planning, found],
  ['another installation', outcome('one'), installed('two')],
  ['another change', correct, { ...corrected, key: 'two' }],
  ['another incident', { type: 'resolveIncident', track, incident: 2, resolution: '' }, resolved],
  ['a rollback, whatever was read', { type: 'rollBackTrack', track, reason }, found],
  ['an incident beside another', report(), { ...report(), type: 'incidentReported', incident: 1 }],
  ['a second approval of QA', { type: 'approveQa', seen }, approved],
  ['a rejection beside a vote on a plan', { type: 'rejectQa', reason }, plansVote()],
  ['an opening: that has its own refusal', opening(), withdrawn],
]

describe('a form is stopped by what changed its matter', () => {
  test.each(stops)('%s', (_, command, event) => expect(concerns(command, event)).toBe(true))
})

describe('a form lets pass what is about something else', () => {
  test.each(passes)('%s', (_, command, event) => expect(concerns(command, event)).toBe(false))
})

describe('a form is stale', () => {
  const since = (seq: number, what: string): Since<string> => ({
    ...{ seq, what, by: { person: 'Paul' }, at: '2026-11-24T13:02:00Z', named: null, commit: null },
  })
  const concerning = (what: string) => what !== 'beside'

  test('by the last thing after it that concerns it', () => {
    const came = [since(3, 'first'), since(4, 'second'), since(5, 'beside')]
    const stale = staleness({ expected: 2, last: 5 }, came, concerning)
    expect(stale).toEqual({ code: 'changed-since', ...since(4, 'second') })
    expect(stale && isStale(stale)).toBe(true)
  })
  test('by nothing that was on its page, and by nothing beside it', () => {
    const came = [since(2, 'first'), since(3, 'beside')]
    expect(staleness({ expected: 2, last: 3 }, came, concerning)).toBeNull()
    expect(staleness({ expected: 3, last: 3 }, [], concerning)).toBeNull()
  })
  test('when it says it saw what is yet to come: it was not drawn here', () => {
    expect(staleness({ expected: 6, last: 5 }, [], concerning)).toEqual({ code: 'never-drawn' })
  })
})

function waive(key: string): Command {
  const given = { reason, compensation: reason, expires: '', zone: 'UTC' }
  return { type: 'waiveCriterion', key, ...given }
}

function testRun(commit: string): Command {
  const counts = { passed: 1, failed: 0, errored: 0, skipped: 0, flaky: 0 }
  const run = { suite: 'all', commit, ...counts, verdict: 'passed' as const, failures: [] }
  return { type: 'recordTestRun', run }
}

function report() {
  return { type: 'reportIncident', track, severity: 3, summary: 'Slow' } as const
}

function plansVote(): ReleaseEvent {
  return { ...approved, gate: 'plan', track }
}

function opening(): Command {
  return { type: 'openRelease', kind: 'minor', tracks: [track], title: '', notes: '' }
}
