import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { changeKinds, type ChangeKind } from '@/lib/release/events'
import { classify, pullRequestOf } from './conventional'

describe('a subject', () => {
  test.each<[string, ChangeKind, string | null, boolean, string]>([
    ['feat: berth plan', 'feature', null, false, 'berth plan'],
    ['Fix(api): tide table (#12)', 'fix', 'api', false, 'tide table'],
    ['perf(ui/map): draw once', 'performance', 'ui/map', false, 'draw once'],
    ['security: check the signature', 'security', null, false, 'check the signature'],
    ['ci: cache', 'build', null, false, 'cache'],
    ['style: indent', 'chore', null, false, 'indent'],
    ['feat(chart)!: new values', 'feature', 'chart', true, 'new values'],
    ['chore!: drop Node 20 (#7)', 'chore', null, true, 'drop Node 20'],
    [
      'chore(backport release-1.11): feat(ui): resume button (#9)',
      'feature',
      'ui',
      false,
      'resume button',
    ],
    ['chore(backport 2.x)!: fix: tide', 'fix', null, true, 'tide'],
    ['chore(backport 2.x): no type inside', 'chore', 'backport 2.x', false, 'no type inside'],
    ['chore: manual backport of fix: Dockerfile (#6) (#8)', 'fix', null, false, 'Dockerfile'],
    ['chore(deps): fix CVEs', 'chore', 'deps', false, 'fix CVEs'],
    ['Revert "feat: berth plan" (#13)', 'revert', null, false, 'feat: berth plan'],
    ['revert: feat: berth plan', 'revert', null, false, 'feat: berth plan'],
    ['v2.11.0', 'other', null, false, 'v2.11.0'],
    ['Merge commit from fork', 'other', null, false, 'Merge commit from fork'],
    ['note: moved (#4)', 'other', null, false, 'note: moved'],
    ['https://example.test/a', 'other', null, false, 'https://example.test/a'],
    ['BREAKING CHANGE: new ports', 'other', null, true, 'BREAKING CHANGE: new ports'],
    ['fix:', 'other', null, false, 'fix:'],
    ['', 'other', null, false, ''],
    ['fix: first line\n\nfeat: not this', 'fix', null, false, 'first line'],
  ])('%j', (subject, kind, scope, breaking, description) => {
    expect(classify(subject)).toEqual({ kind, scope, breaking, description })
  })

  test.each([
    ['fix: tide (#12)', 12],
    ['fix: tide (#12) (#34)', 34],
    ['fix: tide (#12) again', null],
    ['Merge pull request #56 from harbour/tide', 56],
    ['fix: #12', null],
    ['fix: tide (#99999999999)', null],
  ])('%j belongs to pull request %s', (subject, pullRequest) => {
    expect(pullRequestOf(subject)).toBe(pullRequest)
  })

  test('whatever comes is classified, never thrown at', () => {
    const words = fc.constantFrom(
      'feat',
      'fix',
      '(',
      ')',
      '!',
      ':',
      ' ',
      '"',
      'Revert ',
      '#1',
      '\n',
      '-a-',
      'gpg: ',
      '@',
    )
    const subjects = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(words).map(parts => parts.join('')),
    )
    fc.assert(
      fc.property(subjects, subject => {
        const { kind, scope } = classify(subject)
        return changeKinds.includes(kind) && scope !== '' && Number(pullRequestOf(subject)) >= 0
      }),
      { numRuns: 2000 },
    )
  })
})

const folder = '../shared/data/changes'
const list = z.object({
  changes: z.array(z.object({ subject: z.string(), pullRequest: z.number().nullable() })),
})

describe.skipIf(!existsSync(folder))(
  `lists of real releases (skipped when ${folder} is absent)`,
  () => {
    test.each([
      ['distr-3.0.0-to-3.1.0', { chore: 18, docs: 8, fix: 5, build: 2, feature: 1 }, 0],
      [
        'documenso-v2.10.1-to-v2.11.0',
        { chore: 14, feature: 7, fix: 4, performance: 2, refactor: 1, other: 1 },
        0,
      ],
      ['documenso-v2.16.0-to-v2.17.0', { fix: 11, feature: 10, chore: 6, docs: 4, other: 1 }, 0],
      [
        'kargo-v1.10.0-to-v1.11.0',
        { chore: 93, fix: 67, feature: 66, docs: 11, build: 6, refactor: 5, other: 2, test: 1 },
        2,
      ],
    ])('%s', (file, kinds, breaking) => {
      const { changes } = list.parse(JSON.parse(readFileSync(`${folder}/${file}.json`, 'utf8')))
      const classified = changes.map(({ subject }) => classify(subject))
      const counted = new Map<string, number>()
      for (const { kind } of classified) counted.set(kind, (counted.get(kind) ?? 0) + 1)
      expect(Object.fromEntries(counted)).toEqual(kinds)
      expect(classified.filter(change => change.breaking)).toHaveLength(breaking)
      expect(changes.map(({ subject }) => pullRequestOf(subject))).toEqual(
        changes.map(({ pullRequest }) => pullRequest),
      )
    })
  },
)
