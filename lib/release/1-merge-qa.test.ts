import { describe, expect, test } from 'vitest'
import type { CommandOf } from './commands'
import { dora, paula, person, petra, qasim, quentin, quinn, sally } from './testing/people'
import {
  aChange,
  aRun,
  commitOf,
  first,
  frozen,
  inReadiness,
  opened,
  second,
  started,
  tested,
} from './testing/route'
import { ordinary, story } from './testing/story'
import { standing } from './suites'
import { the } from './testing/the'

const approve = { type: 'approveQa' } as const
const reject = { type: 'rejectQa', reason: 'the search is slow' } as const
const refreeze = { type: 'refreezeCode', commit: second, reason: 'a fix' } as const
const importing = (...changes: ReturnType<typeof aChange>[]) =>
  ({ type: 'importChanges', changes }) as const

describe('opening a release', () => {
  const open = (kind: 'major' | 'minor'): CommandOf<'openRelease'> => ({
    type: 'openRelease',
    kind,
    tracks: ['sovereign', 'serverless'],
    title: 'A',
    notes: '',
  })

  test('begins stage 1 with its tracks in the order of the process and the newest template', () => {
    const { release } = story().does(paula, open('minor'))
    expect(release).toMatchObject({ stage: 'merge-qa', revision: 0, kind: 'minor', template: 1 })
    expect(release.tracks.map(({ type }) => type)).toEqual(['serverless', 'sovereign'])
  })

  test('happens once', () => {
    expect(opened().refusal(petra, open('minor'))).toEqual({ code: 'already-exists' })
  })

  test('is refused for a version that is not the next of its line', () => {
    expect(story('4.1.0').refusal(paula, open('minor'))).toEqual({
      code: 'not-greater',
      last: '4.1.0',
    })
  })

  test('is refused while fewer people hold QA than the kind needs', () => {
    const few = { holders: { ...ordinary.holders, qa: 1 } }
    expect(story('5.0.0', few).refusal(paula, open('major'))).toEqual({
      code: 'too-few-signers',
      role: 'qa',
      needs: 2,
      holds: 1,
    })
    expect(story('4.2.0', few).refusal(paula, open('minor'))).toBeNull()
  })

  test('is refused while nobody could confirm what the only DevOps person plans', () => {
    const alone = { holders: { ...ordinary.holders, devops: 1 } }
    expect(story('4.2.0', alone).refusal(paula, open('minor'))).toEqual({
      code: 'too-few-signers',
      role: 'devops',
      needs: 2,
      holds: 1,
    })
  })
})

describe('the scope', () => {
  const list = importing(aChange(first), aChange(second), aChange(null, 'typed'))

  test('takes the same commits once, however often they are imported', () => {
    const told = opened().does(quentin, list)
    const again = importing(aChange(second), aChange(first), aChange(second))
    expect(told.refusal(paula, again)).toEqual({ code: 'nothing-new' })
    told.does(paula, importing(aChange(first), aChange(commitOf('c')), aChange(commitOf('c'))))
    expect(told.release.scope).toHaveLength(4)
  })

  test('keeps changes typed by hand apart, also after one was taken out', () => {
    const told = opened().does(paula, importing(aChange(null, 'one'), aChange(null, 'two')))
    const { key } = the(told.release.scope[0])
    told.does(paula, { type: 'removeChange', key, reason: 'not merged' })
    told.does(paula, importing(aChange(null, 'three')))
    expect(told.release.scope.map(({ subject }) => subject)).toEqual(['two', 'three'])
    expect(new Set(told.release.scope.map(change => change.key)).size).toBe(2)
  })

  test('corrects and takes out only what is in it', () => {
    const told = opened().does(paula, list)
    const unknown = { code: 'unknown-change' }
    const correct = { type: 'correctChange', kind: 'fix', scope: null, breaking: false } as const
    expect(told.refusal(paula, { ...correct, key: 'x' })).toEqual(unknown)
    expect(told.refusal(paula, { type: 'removeChange', key: 'x', reason: 'r' })).toEqual(unknown)
    expect(told.refusal(paula, { ...correct, key: first })).toBeNull()
  })

  test.each([
    importing(aChange(second)),
    { type: 'removeChange', key: first, reason: 'late' } as const,
    refreeze,
    { type: 'withdrawRelease', reason: 'late' } as const,
  ])('is closed to $type once a track has started', command => {
    expect(started('serverless').refusal(paula, command)).toEqual({ code: 'already-started' })
  })
})

describe('freezing', () => {
  test('pins revision 1, and every freeze after it is the next revision', () => {
    const told = frozen()
    expect(told.release).toMatchObject({ revision: 1, commit: first, frozenBy: 'paula' })
    told.does(quentin, refreeze)
    expect(told.release).toMatchObject({ revision: 2, commit: second, frozenBy: 'quentin' })
  })

  test.each([
    [opened(), refreeze, 'nothing-frozen'],
    [frozen(), { type: 'freezeCode', commit: second } as const, 'already-frozen'],
    [frozen(), { ...refreeze, commit: first }, 'same-commit'],
    [opened(), aRun(), 'nothing-frozen'],
    [opened(), approve, 'nothing-frozen'],
    [opened(), reject, 'nothing-frozen'],
  ])('%#: $1.type says what is missing', (told, command, code) => {
    expect(told.refusal(quentin, command)).toEqual({ code })
  })
})

describe('evidence', () => {
  const refusal = (told: ReturnType<typeof frozen>) => told.refusal(quinn, approve)

  test('that is missing is not passed', () => {
    expect(refusal(frozen())).toEqual({ code: 'suite-missing', suite: 'unit' })
    expect(refusal(frozen({ world: { requiredSuites: [] } }))).toEqual({ code: 'no-test-run' })
  })

  test('counts for the frozen commit only', () => {
    const told = frozen().does(quentin, aRun('passed', second))
    expect(refusal(told)).toEqual({ code: 'suite-missing', suite: 'unit' })
    expect(refusal(told.does(quentin, refreeze))).toBeNull()
  })

  test.each(['failed', 'empty'] as const)('that is %s does not pass', verdict => {
    const told = frozen().does(quentin, aRun(verdict))
    expect(refusal(told)).toEqual({ code: 'suite-failed', suite: 'unit' })
  })

  test('is the latest run of each suite, and all runs are kept', () => {
    const told = frozen().does(quentin, aRun('failed')).does(quentin, aRun('passed'))
    expect(refusal(told)).toBeNull()
    told.does(quentin, aRun('failed'))
    expect(refusal(told)).toEqual({ code: 'suite-failed', suite: 'unit' })
    expect(standing(told.release, [])).toEqual([{ suite: 'unit', state: 'failed', runs: 3 }])
  })

  test('of a suite nobody required fails the release too', () => {
    const told = tested().does(quentin, aRun('failed', first, 'browser'))
    expect(refusal(told)).toEqual({ code: 'suite-failed', suite: 'browser' })
  })
})

describe('approving QA', () => {
  test('by somebody who neither froze nor wrote begins readiness', () => {
    expect(inReadiness().release.stage).toBe('readiness')
  })

  test('is not for who froze the code', () => {
    const told = opened().does(quinn, { type: 'freezeCode', commit: first }).does(quentin, aRun())
    expect(told.refusal(quinn, approve)).toEqual({ code: 'froze-it-yourself' })
    expect(told.refusal(quentin, approve)).toBeNull()
  })

  test('is not for the author of a change, in whatever role', () => {
    const told = tested({ world: { authors: ['quinn'] } })
    expect(told.refusal(quinn, approve)).toEqual({ code: 'wrote-a-change' })
    const both = person('quinn', 'product', 'qa')
    expect(told.refusal(both, approve)).toEqual({ code: 'wrote-a-change' })
  })

  test('of a major release takes two people', () => {
    const told = tested({ kind: 'major' }).does(quinn, approve)
    expect(told.release.stage).toBe('merge-qa')
    expect(told.refusal(quinn, approve)).toEqual({ code: 'already-voted' })
    expect(told.does(qasim, approve).release.stage).toBe('readiness')
  })

  test.each([paula, dora, sally])('is refused to $id, who does not hold the role', actor => {
    expect(tested().refusal(actor, approve)).toEqual({ code: 'wrong-role', needs: ['qa'] })
  })

  test('is over for a revision that was rejected, until another commit is frozen', () => {
    const told = tested({ kind: 'major' }).does(quentin, approve).does(quinn, reject)
    expect(told.refusal(qasim, approve)).toEqual({ code: 'revision-rejected' })
    told.does(paula, refreeze).does(quentin, aRun('passed', second))
    for (const actor of [quinn, quentin]) told.does(actor, approve)
    expect(told.release.stage).toBe('readiness')
  })

  test('names its subject: another scope or another run has another digest', () => {
    const digest = (told: ReturnType<typeof tested>) => {
      const [vote] = told.events(quinn, approve)
      return vote?.type === 'signedOff' ? vote.digest : null
    }
    const digests = [
      tested(),
      tested().does(quentin, importing(aChange(second))),
      tested().does(quentin, aRun('passed', first, 'browser')),
      tested().does(paula, refreeze).does(quentin, aRun('passed', second)),
    ].map(digest)
    expect(new Set(digests).size).toBe(digests.length)
    expect(digest(tested())).toBe(digests[0])
    expect(digests[0]).toMatch(/^[0-9a-f]{64}$/)
  })
})
