import { describe, expect, test } from 'vitest'
import { unmet } from './2-readiness'
import { criteriaFor, criterionOf, newestTemplate, templates } from './criteria'
import { dora, paula, person, petra, quentin, sally } from './testing/people'
import { answerAll, answered, confirmed, inReadiness, onTracks } from './testing/route'
import { releaseKinds, trackTypes } from './workflow'
import { the } from './testing/the'

const answer = (key: string, evidence = 'a link', state = 'passing' as const) =>
  ({ type: 'answerCriterion', key, state, evidence }) as const
const waive = (key: string, expires = '2026-12-24T12:00') =>
  ({
    type: 'waiveCriterion',
    key,
    reason: 'no time',
    compensation: 'a person watches',
    expires,
    zone: 'Europe/Paris',
  }) as const
const ready = { type: 'approveReadiness' } as const

describe('the criteria', () => {
  test('of a release are those of its kind and its tracks', () => {
    const keys = (...wish: Parameters<typeof inReadiness>) =>
      inReadiness(...wish).release.criteria.map(({ key }) => key)
    expect(keys({ kind: 'hotfix', tracks: ['serverless'] })).toEqual([
      'notes-reviewed',
      'no-open-blocker',
      'rollback-rehearsed',
      'monitoring-ready',
    ])
    expect(keys({ kind: 'minor' })).toEqual(the(templates[1]).map(({ key }) => key))
    expect(keys({ kind: 'minor', tracks: ['serverless'] })).not.toContain('offline-bundle')
  })

  test.each(releaseKinds)('of every %s release have an owner who may answer them', kind => {
    const definitions = criteriaFor(newestTemplate, kind, trackTypes)
    expect(definitions.length).toBeGreaterThan(0)
    for (const { owner } of definitions)
      expect(['product', 'qa', 'devops', 'sales']).toContain(owner)
  })

  test('have keys that are unique within a template', () => {
    for (const items of Object.values(templates))
      expect(new Set(items.map(({ key }) => key)).size).toBe(items.length)
  })

  test.each([
    [paula, answer('monitoring-ready'), { code: 'not-your-criterion', needs: 'devops' }],
    [dora, answer('monitoring-ready', ''), { code: 'evidence-required' }],
    [sally, answer('support-briefed', ''), null],
    [dora, answer('made-up'), { code: 'unknown-criterion' }],
    [
      paula,
      { ...answer('notes-reviewed', ''), state: 'not_applicable' } as const,
      { code: 'reason-required' },
    ],
    [person('admin', 'admin'), answer('monitoring-ready'), { code: 'wrong-role' }],
  ])('%#: $0.id answering $1.key', (actor, command, refusal) => {
    const found = inReadiness().refusal(actor, command)
    if (refusal) expect(found).toMatchObject(refusal)
    else expect(found).toBeNull()
  })

  test('that are not part of this release cannot be answered', () => {
    const told = inReadiness({ tracks: ['serverless'] })
    expect(told.refusal(dora, answer('offline-bundle'))).toEqual({ code: 'unknown-criterion' })
    expect(criterionOf(1, 'offline-bundle')).not.toBeNull()
  })
})

describe('approving readiness', () => {
  test('waits for every criterion, and counts those that are open', () => {
    const told = inReadiness()
    const all = told.release.criteria.length
    expect(told.refusal(paula, ready)).toEqual({ code: 'criteria-open', count: all })
    answerAll(told)
    expect(told.refusal(paula, ready)).toBeNull()
    told.does(quentin, { ...answer('no-open-blocker'), state: 'failing' })
    expect(told.refusal(paula, ready)).toEqual({ code: 'criteria-open', count: 1 })
  })

  test('sends the release on to its tracks and starts the promise', () => {
    const { release, situation } = onTracks()
    expect(release).toMatchObject({ stage: 'tracks', readyAt: situation.world.now.toISOString() })
  })
})

describe('a waiver', () => {
  test('stands in for an answer until it expires, to the millisecond', () => {
    const told = answered().does(dora, waive('monitoring-ready'))
    const end = Date.parse('2026-12-24T11:00:00Z')
    expect(unmet(told.release, new Date(end - 1))).toEqual([])
    expect(unmet(told.release, new Date(end)).map(({ key }) => key)).toEqual(['monitoring-ready'])
  })

  test('that has expired blocks the approval', () => {
    const told = answered().does(dora, waive('monitoring-ready')).at('2026-12-24T11:00:00Z')
    expect(told.refusal(paula, ready)).toEqual({ code: 'criteria-open', count: 1 })
  })

  test('that expires after the approval blocks the start', () => {
    const told = confirmed('serverless').does(dora, waive('monitoring-ready', '2026-11-24T13:30'))
    const start = { type: 'startServerless', track: 'serverless' } as const
    told.at('2026-11-24T13:00:00.000Z')
    const scheduler = { kind: 'machine', name: 'scheduler' } as const
    expect(told.refusal(scheduler, start)).toEqual({ code: 'criteria-open', count: 1 })
  })

  test('is not for whoever approves, and somebody else approves', () => {
    const told = answered().does(paula, waive('monitoring-ready'))
    expect(told.refusal(paula, ready)).toEqual({ code: 'waived-by-you' })
    expect(told.refusal(petra, ready)).toBeNull()
  })

  test('is not for whoever has approved, and somebody else waives', () => {
    const told = onTracks()
    const command = waive('monitoring-ready')
    expect(told.refusal(paula, command)).toEqual({ code: 'approved-by-you' })
    expect(told.refusal(petra, command)).toBeNull()
    expect(told.refusal(dora, command)).toBeNull()
  })

  test('ends in the future and covers what may be waived', () => {
    const told = answered()
    expect(told.refusal(dora, waive('monitoring-ready', '2026-11-23T11:00'))).toEqual({
      code: 'in-the-past',
    })
    expect(told.refusal(dora, waive('monitoring-ready', '2026-11-23T11:01'))).toBeNull()
    expect(told.refusal(dora, waive('no-open-blocker'))).toEqual({ code: 'not-waivable' })
    expect(told.refusal(dora, waive('made-up'))).toEqual({ code: 'unknown-criterion' })
  })

  test('gives way to an answer', () => {
    const told = answered()
      .does(paula, waive('monitoring-ready'))
      .does(dora, answer('monitoring-ready'))
    expect(told.refusal(paula, ready)).toBeNull()
  })
})

test('readiness is refused once an approver of QA turns out to be an author in scope', () => {
  const told = answered()
  const [vote] = told.release.signOffs.filter(({ gate }) => gate === 'qa')
  told.know({ authors: [the(vote).person] })
  expect(told.refusal(petra, ready)).toEqual({ code: 'qa-by-author' })
  expect(told.know({ authors: ['somebody else'] }).refusal(petra, ready)).toBeNull()
})
