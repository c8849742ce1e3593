import { createTranslator } from 'next-intl'
import { describe as group, expect, test } from 'vitest'
import { en } from '@/lib/i18n/messages'
import { templates } from '@/lib/release/criteria'
import {
  changeKinds,
  outcomes,
  releaseEvent,
  testRun,
  verdicts,
  type ReleaseEvent,
  type ReleaseEventOf,
} from '@/lib/release/events'
import {
  gates,
  releaseKinds,
  releaseStages,
  roles,
  stages,
  trackTypes,
} from '@/lib/release/workflow'
import { the } from '@/lib/release/testing/the'
import { criterionAsks, criterionTitle } from './criterion'
import { commitsIn, describe } from './describe'

const t = createTranslator({
  locale: 'en',
  timeZone: 'UTC',
  messages: en,
  onError: error => {
    throw error
  },
})

const commit = '3e5724c'.padEnd(40, '0')
const at = '2026-11-24T13:00:00.000Z'
const track = 'serverless'
const reason = 'the index was missing'
const run = { passed: 120, failed: 1, errored: 0, skipped: 3, flaky: 2 }
const plan = {
  zone: 'Europe/Paris',
  startLocal: '2026-11-24T14:00',
  expiresLocal: '2026-11-24T18:00',
  startsAt: at,
  expiresAt: '2026-11-24T17:00:00.000Z',
  monitorHours: 24,
  ownerId: 'p-1',
}

// One of each: an event without a sample does not compile.
const samples: { [Name in ReleaseEvent['type']]: [ReleaseEventOf<Name>, string] } = {
  releaseOpened: [
    {
      type: 'releaseOpened',
      version: '4.2.0',
      kind: 'minor',
      title: 'Faster search',
      notes: '',
      tracks: [...trackTypes],
      template: 1,
    },
    'opened 4.2.0, a minor release, for serverless, self-hosted and sovereign: Faster search',
  ],
  releaseEdited: [
    { type: 'releaseEdited', title: 'Faster search', notes: '' },
    'edited title and notes: Faster search',
  ],
  changesImported: [{ type: 'changesImported', changes: [] }, 'added 0 changes to the scope'],
  changeCorrected: [
    { type: 'changeCorrected', key: commit, kind: 'fix', scope: 'api', breaking: true },
    'corrected the change 3e5724c: Fix, scope api, breaking',
  ],
  changeRemoved: [
    { type: 'changeRemoved', key: commit, subject: 'fix: index', reason },
    'took “fix: index” out of the scope: the index was missing',
  ],
  codeFrozen: [
    { type: 'codeFrozen', revision: 2, commit, reason },
    'froze 3e5724c as revision 2: the index was missing',
  ],
  testRunRecorded: [
    { type: 'testRunRecorded', suite: 'rules', commit, ...run, verdict: 'failed', failures: [] },
    'recorded a run of rules on 3e5724c: failed, with 120 passed, 1 failed, 0 errored, 3 skipped, 2 flaky',
  ],
  signedOff: [
    {
      type: 'signedOff',
      gate: 'qa',
      track: null,
      revision: 2,
      decision: 'approve',
      reason: null,
      digest: '',
    },
    'approved QA of revision 2 (3e5724c)',
  ],
  gateVoided: [
    { type: 'gateVoided', gate: 'plan', track, because: 'replanned' },
    'made the votes on the plan for serverless void: the track was planned again',
  ],
  stageEntered: [
    { type: 'stageEntered', stage: 'readiness' },
    'moved the release to stage 2, readiness',
  ],
  criterionAnswered: [
    {
      type: 'criterionAnswered',
      key: 'monitoring-ready',
      answer: { state: 'waived', reason, compensation: 'a person watches', expiresAt: at },
    },
    'waived “Monitoring ready” until Tue 24 Nov 2026, 14:00 Paris: the index was missing. Instead: a person watches',
  ],
  releaseWithdrawn: [
    { type: 'releaseWithdrawn', reason },
    'withdrew the release: the index was missing',
  ],
  releaseClosed: [{ type: 'releaseClosed' }, 'closed the release with its last track'],
  trackPlanned: [
    { type: 'trackPlanned', track, plan },
    'planned serverless for Tue 24 Nov 2026, 14:00 Paris, until Tue 24 Nov 2026, 18:00 Paris, owned by <p-1>',
  ],
  planExpired: [{ type: 'planExpired', track }, 'let the plan for serverless expire'],
  trackHeld: [
    { type: 'trackHeld', track, reason },
    'put serverless on hold: the index was missing',
  ],
  holdLifted: [{ type: 'holdLifted', track }, 'lifted the hold on serverless'],
  trackStarted: [
    {
      type: 'trackStarted',
      track: 'sovereign',
      installations: [
        { id: 'i-1', fromVersion: null },
        { id: 'i-2', fromVersion: '4.1.0' },
      ],
    },
    'started sovereign on 2 installations',
  ],
  deploymentRequested: [
    { type: 'deploymentRequested', track, attempt: 2, version: '4.2.0', deadline: at },
    'asked the deploy target for 4.2.0, attempt 2, due Tue 24 Nov 2026, 14:00 Paris',
  ],
  deploymentCalled: [
    { type: 'deploymentCalled', track, attempt: 2, tokenHash: 'secret' },
    'reached the deploy target for serverless, attempt 2',
  ],
  deploymentReported: [
    { type: 'deploymentReported', track, attempt: 2, status: 'failed', detail: 'disk full' },
    'reported attempt 2 as failed: disk full',
  ],
  versionConfirmed: [
    { type: 'versionConfirmed', track, attempt: 2, version: '4.2.0' },
    'saw 4.2.0 served, attempt 2',
  ],
  outcomeRecorded: [
    {
      type: 'outcomeRecorded',
      track: 'sovereign',
      installation: 'i-1',
      outcome: 'postponed',
      reason,
    },
    'recorded <i-1> as postponed: the index was missing',
  ],
  monitoringEntered: [
    { type: 'monitoringEntered', track, until: at },
    'moved serverless to stage 5, monitoring, until Tue 24 Nov 2026, 14:00 Paris',
  ],
  trackRolledBack: [
    { type: 'trackRolledBack', track, reason, toVersion: '4.1.0' },
    'rolled serverless back to 4.1.0: the index was missing',
  ],
  verdictChanged: [
    { type: 'verdictChanged', track, verdict: 'no_data' },
    'found serverless without data',
  ],
  incidentReported: [
    { type: 'incidentReported', track, incident: 1, severity: 2, summary: 'slow' },
    'reported incident 1 on serverless, severity 2: slow',
  ],
  incidentResolved: [
    { type: 'incidentResolved', track, incident: 1, resolution: 'more memory' },
    'resolved incident 1 on serverless: more memory',
  ],
  trackClosed: [{ type: 'trackClosed', track, reason: null }, 'closed serverless'],
}

const context = {
  zone: 'Europe/Paris',
  nameOf: (id: string) => `<${id}>`,
  commitOf: commitsIn([samples.codeFrozen[0]]),
}
const said = (event: ReleaseEvent) => describe(t, event, context)

group('an event', () => {
  test.each(Object.values(samples))('$type is told in one sentence', (event, sentence) => {
    expect(releaseEvent.safeParse(event).success).toBe(true)
    expect(said(event)).toBe(sentence)
  })

  test('says a vote by its decision, with the reason it carries', () => {
    const [vote] = samples.signedOff
    expect(said({ ...vote, decision: 'reject', reason })).toBe(
      'rejected QA of revision 2 (3e5724c): the index was missing',
    )
    expect(said({ ...vote, gate: 'readiness', decision: 'request_changes', reason })).toBe(
      'requested changes to revision 2 (3e5724c): the index was missing',
    )
    expect(said({ ...vote, gate: 'plan', track })).toBe(
      'approved the plan for serverless of revision 2 (3e5724c)',
    )
  })

  test.each([
    ['passing', 'marked “Monitoring ready” as passing: a link'],
    ['failing', 'marked “Monitoring ready” as failing: a link'],
  ] as const)('says a criterion that is %s', (state, sentence) => {
    const answer = { state, evidence: 'a link' }
    expect(said({ type: 'criterionAnswered', key: 'monitoring-ready', answer })).toBe(sentence)
  })

  test('leaves out what was not said', () => {
    const answer = { state: 'passing', evidence: '' } as const
    expect(said({ type: 'criterionAnswered', key: 'gone', answer })).toBe(
      'marked “gone” as passing',
    )
    expect(said({ ...samples.codeFrozen[0], reason: null })).toBe('froze 3e5724c as revision 2')
    expect(said({ ...samples.trackRolledBack[0], toVersion: null })).toBe(
      'rolled serverless back: the index was missing',
    )
  })

  test('never tells a token, not even its hash', () => {
    expect(said(samples.deploymentCalled[0])).not.toContain('secret')
  })
})

group('no name without words, no words without a name', () => {
  const { release } = en
  const { names } = en.events
  const keysOf = (words: object) => Object.keys(words).sort()
  const optionsOf = (type: ReleaseEvent['type'], field: string) => {
    const shape: Record<string, unknown> = the(
      releaseEvent.options.find(option => option.shape.type.value === type),
    ).shape
    return (shape[field] as { options: string[] }).options
  }
  const criteria = Object.values(templates).flatMap(items => items.map(({ key }) => key))

  test.each([
    ['events', en.events.release, releaseEvent.options.map(option => option.shape.type.value)],
    ['kinds in sentences', names.kinds, releaseKinds],
    ['tracks in sentences', names.tracks, trackTypes],
    ['gates in sentences', names.gates, gates],
    ['causes in sentences', names.because, optionsOf('gateVoided', 'because')],
    ['stages in sentences', names.stages, optionsOf('stageEntered', 'stage')],
    ['test verdicts in sentences', names.runs, testRun.shape.verdict.options],
    ['outcomes in sentences', names.outcomes, outcomes],
    ['verdicts in sentences', names.verdicts, verdicts],
    ['stages', release.stages, stages],
    ['release stages', release.releaseStages, ['unopened', ...releaseStages]],
    ['gates', release.gates, gates],
    ['roles', release.roles, [...roles, 'system']],
    ['kinds', release.kinds, releaseKinds],
    ['tracks', release.tracks, trackTypes],
    ['change kinds', release.changeKinds, changeKinds],
    ['criteria', release.criteria, [...new Set(criteria)]],
    ['outcomes', release.outcomes, ['pending', ...outcomes]],
    ['verdicts', release.verdicts, verdicts],
  ])('%s', (_, words, codes) => {
    expect(keysOf(words)).toEqual([...codes].sort())
  })

  test.each(criteria)('%s says what it asks for', key => {
    expect(criterionTitle(t, key)).toMatch(/^[A-Z]/)
    expect(criterionAsks(t, key)).toMatch(/^[A-Z].*\.$/)
  })

  test('a criterion whose words are gone is called by its key', () => {
    expect([criterionTitle(t, 'gone'), criterionAsks(t, 'gone')]).toEqual(['gone', ''])
  })
})
