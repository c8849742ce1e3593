import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changeLimits, readChangeList, readGitLog, type ChangeListReading } from './changes'

const sha = (n: number) => n.toString(16).padStart(40, '0')
const change = {
  sha: sha(1),
  committedAt: '2026-03-29T03:30:00+02:00',
  author: 'Ása Jónsdóttir',
  subject: 'fix: tide table (#12)',
  pullRequest: 12,
}
const json = (changes: unknown, about = {}) => JSON.stringify({ ...about, changes })
const line = (...cells: string[]) => cells.join('\t')
const logged = (n: number, ...rest: string[]) =>
  line(sha(n), '2026-03-29T03:30:00+02:00', 'Ása', ...rest)

function accepted(reading: ChangeListReading) {
  if (!reading.ok) throw new Error(JSON.stringify(reading))
  return reading
}

describe('a list as JSON', () => {
  test('keeps what it says, with the offset of the commit time', () => {
    const about = { product: 'harbour', from: '1.0.0', to: '1.1.0', headSha: sha(1).toUpperCase() }
    expect(readChangeList(`\ufeff${json([change], about)}`)).toEqual({
      ok: true,
      ...about,
      headSha: sha(1),
      changes: [
        {
          sha: sha(1),
          committedAt: '2026-03-29T03:30:00+02:00',
          authorName: 'Ása Jónsdóttir',
          authorEmail: null,
          subject: 'fix: tide table (#12)',
          pullRequest: 12,
        },
      ],
    })
  })

  test('an address and a missing pull request are read', () => {
    const reading = accepted(
      readChangeList(
        json([{ ...change, authorEmail: 'asa@harbour.example', pullRequest: undefined }]),
      ),
    )
    expect(reading.changes[0]).toMatchObject({
      authorEmail: 'asa@harbour.example',
      pullRequest: null,
    })
  })

  test.each([
    ['no JSON', '{', { code: 'not-json' }],
    ['nothing at all', '', { code: 'not-json' }],
    ['another shape', '[]', { code: 'wrong-field', path: '$', detail: 'type' }],
    ['no changes', json([]), { code: 'empty' }],
    [
      'a short commit',
      json([change, { ...change, sha: 'abc1234' }]),
      wrong('changes[1].sha', 'commit'),
    ],
    [
      'a day that is not',
      json([{ ...change, committedAt: '2026-02-30T00:00:00Z' }]),
      wrong('changes[0].committedAt', 'time'),
    ],
    [
      'a time without offset',
      json([{ ...change, committedAt: '2026-02-03T00:00:00' }]),
      wrong('changes[0].committedAt', 'time'),
    ],
    ['no author', json([{ ...change, author: ' ' }]), wrong('changes[0].author', 'required')],
    ['a NUL', json([{ ...change, subject: 'a\u0000b' }]), wrong('changes[0].subject', 'character')],
    [
      'half a character',
      json([{ ...change, subject: 'a\ud800b' }]),
      wrong('changes[0].subject', 'character'),
    ],
    [
      'a pull request beyond all',
      json([{ ...change, pullRequest: 3_000_000_000 }]),
      wrong('changes[0].pullRequest', 'number'),
    ],
    [
      'half a pull request',
      json([{ ...change, pullRequest: 1.5 }]),
      wrong('changes[0].pullRequest', 'number'),
    ],
    [
      'a field nobody knows',
      json([{ ...change, mood: 'good' }]),
      wrong('changes[0].mood', 'unknown'),
    ],
    [
      'a commit that comes twice',
      json([change, change]),
      { code: 'repeated-change', path: 'changes[1]', first: 'changes[0]' },
    ],
    [
      'too many',
      json(Array.from({ length: 5001 }, (_, n) => ({ ...change, sha: sha(n) }))),
      { code: 'too-many', limit: 5000 },
    ],
    ['too much', ' '.repeat(5_000_001), { code: 'too-large', limit: 5 }],
  ])('%s is refused', (_, text, refusal) => {
    expect(readChangeList(text)).toEqual({ ok: false, ...refusal })
  })

  function wrong(path: string, detail: string) {
    return { code: 'wrong-field', path, detail }
  }
})

describe('a git log', () => {
  test('four columns, in whatever line ends a browser sends', () => {
    const text = `${logged(1, 'fix: tide (#12)')}\r\n\r\n${logged(2, 'docs: a\tb')}\r\n`
    expect(accepted(readGitLog(text)).changes).toEqual([
      expect.objectContaining({
        sha: sha(1),
        authorEmail: null,
        subject: 'fix: tide (#12)',
        pullRequest: 12,
      }),
      expect.objectContaining({
        sha: sha(2),
        authorEmail: null,
        subject: 'docs: a b',
        pullRequest: null,
      }),
    ])
  })

  test('five columns, also when an address or a subject is missing', () => {
    const text = [
      logged(1, 'asa@harbour.example', 'fix: tide'),
      logged(2, '', 'docs: map'),
      logged(3, 'root', ''),
    ]
    const { changes } = accepted(readGitLog(text.join('\n')))
    expect(changes.map(({ authorEmail, subject }) => [authorEmail, subject])).toEqual([
      ['asa@harbour.example', 'fix: tide'],
      [null, 'docs: map'],
      ['root', ''],
    ])
  })

  test.each([
    ['nothing', ' \n', { code: 'empty' }],
    ['a plain log', 'abc1234 fix: tide', { code: 'no-tabs', line: 1 }],
    [
      'a column too few',
      `${logged(1, 'a')}\n${line(sha(2), '2026-03-29T03:30:00Z', 'Ása')}`,
      { code: 'missing-columns', line: 2 },
    ],
    [
      'an address without a subject',
      `${logged(1, 'asa@harbour.example', 'a')}\n${logged(2, 'asa@harbour.example')}`,
      { code: 'missing-columns', line: 2 },
    ],
    [
      'a short commit',
      line('abc1234', '2026-03-29T03:30:00Z', 'Ása', 'a'),
      { code: 'wrong-line', line: 1, field: 'sha', detail: 'commit' },
    ],
    [
      'another date format',
      `\n${line(sha(1), 'Sun Mar 29', 'Ása', 'a')}`,
      { code: 'wrong-line', line: 2, field: 'committedAt', detail: 'time' },
    ],
    [
      'a commit that comes twice',
      `${logged(1, 'a')}\n\n${logged(1, 'a')}`,
      { code: 'repeated-line', line: 3, first: 1 },
    ],
    [
      'too many',
      Array.from({ length: 5001 }, (_, n) => logged(n, 'a')).join('\n'),
      { code: 'too-many', limit: 5000 },
    ],
  ])('%s is refused', (_, text, refusal) => {
    expect(readGitLog(text)).toEqual({ ok: false, ...refusal })
  })

  test.skipIf(!existsSync('.git'))(
    'of this repository is read whole (skipped outside a clone)',
    () => {
      const git = (format: string) =>
        execFileSync('git', ['log', '-50', `--format=${format}`], { encoding: 'utf8' })
      const commits = git('%H').trim().split('\n')
      for (const format of ['%H%x09%cI%x09%an%x09%s', '%H%x09%cI%x09%an%x09%ae%x09%s']) {
        const { changes } = accepted(readGitLog(git(format)))
        expect(changes.map(change => change.sha)).toEqual(commits)
        expect(
          changes.every(({ authorEmail }) => (authorEmail !== null) === format.includes('%ae')),
        ).toBe(true)
        expect(changes.map(({ subject }) => subject)).toEqual(git('%s').trimEnd().split('\n'))
      }
    },
  )
})

describe('whatever comes', () => {
  test('is read or refused, never thrown at', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc.json().map(value => `{"changes":[${value}]}`),
    )
    fc.assert(fc.property(text, given => typeof readChangeList(given).ok === 'boolean'))
    const cells = fc.array(fc.oneof(fc.constant(sha(1)), fc.constant('a@b'), fc.string()))
    const log = fc.array(cells.map(row => row.join('\t'))).map(rows => rows.join('\n'))
    fc.assert(fc.property(log, given => typeof readGitLog(given).ok === 'boolean'))
  })
})

const folder = '../shared/data/changes'
describe.skipIf(!existsSync(folder))(
  `lists of real releases (skipped when ${folder} is absent)`,
  () => {
    test('are read whole', () => {
      const counts = readdirSync(folder)
        .sort()
        .map(file => accepted(readChangeList(readFileSync(`${folder}/${file}`, 'utf8'))))
        .map(({ product, to, headSha, changes }) => [
          product,
          to,
          changes.length,
          headSha === changes[0]?.sha,
        ])
      expect(counts).toEqual([
        ['distr', '3.1.0', 34, true],
        ['documenso', 'v2.11.0', 29, true],
        ['documenso', 'v2.17.0', 32, true],
        ['kargo', 'v1.11.0', 251, true],
      ])
      expect(changeLimits.changes).toBeGreaterThan(251)
    })
  },
)
