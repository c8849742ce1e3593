import { describe, expect, test } from 'vitest'
import { isOlder, newestFirst, versionProblem } from './version'
import type { ReleaseKind } from './workflow'

const problem = (version: string, kind: ReleaseKind, ...existing: string[]) =>
  versionProblem(version, kind, existing)?.code ?? 'fine'

test('versions stand in the order of Semantic Versioning 2.0.0, section 11', () => {
  const ordered = [
    '1.0.0-alpha',
    '1.0.0-alpha.1',
    '1.0.0-alpha.beta',
    '1.0.0-beta',
    '1.0.0-beta.2',
    '1.0.0-beta.11',
    '1.0.0-rc.1',
    '1.0.0',
    '1.0.9',
    '1.0.10',
    '1.9.0',
    '1.10.0',
    '10.0.0',
  ]
  expect(newestFirst(ordered.toReversed().toSorted())).toEqual(ordered.toReversed())
  ordered.forEach((version, index) => {
    for (const later of ordered.slice(index + 1)) expect(isOlder(version, later)).toBe(true)
    expect(isOlder(version, version)).toBe(false)
  })
})

describe('a version', () => {
  test.each([
    '',
    'x',
    '1',
    '1.2',
    'v1.2.3',
    ' 1.2.3',
    '1.2.3 ',
    '01.2.3',
    '1.2.3+build',
    '1.2.3-',
    '=1.2.3',
  ])('%o is none', version => {
    expect(problem(version, 'patch')).toBe('not-semver')
  })

  test.each([
    ['major', '5.0.0', '5.1.0', '5.0.1'],
    ['minor', '5.1.0', '5.0.0', '5.1.1'],
    ['patch', '5.1.1', '5.1.0', '5.0.0'],
    ['hotfix', '5.1.1', '5.1.0', '5.0.0'],
    ['security', '5.1.1', '5.1.0', '5.0.0'],
  ] as const)('of a %s release looks like %s, not like %s or %s', (kind, fits, ...others) => {
    expect(problem(fits, kind)).toBe('fine')
    for (const other of others) expect(problem(other, kind)).toBe('wrong-kind')
  })
})

describe('the line of a version', () => {
  test.each([
    ['major', '5.0.0', '4.9.0', 'fine'],
    ['major', '5.0.0', '6.0.0', 'not-greater'],
    ['minor', '4.2.0', '5.0.0', 'fine'],
    ['minor', '4.2.0', '4.10.0', 'not-greater'],
    ['minor', '4.10.0', '4.9.3', 'fine'],
    ['patch', '4.1.2', '4.2.0', 'fine'],
    ['security', '4.1.2', '4.1.10', 'not-greater'],
    ['hotfix', '4.1.10', '4.1.9', 'fine'],
    ['patch', '4.1.1', '4.1.1', 'not-greater'],
    ['minor', '4.2.0-rc.1', '4.2.0', 'not-greater'],
    ['minor', '4.2.0', '4.2.0-rc.1', 'fine'],
    ['minor', '4.2.0-rc.10', '4.2.0-rc.9', 'fine'],
    ['minor', '4.2.0-rc.9', '4.2.0-rc.10', 'not-greater'],
  ] as const)('%s %s after %s is %s', (kind, version, existing, outcome) => {
    expect(problem(version, kind, existing)).toBe(outcome)
  })

  test('is told by its newest, not by the one that was opened last', () => {
    expect(versionProblem('4.1.5', 'patch', ['4.1.9', '4.1.10', '4.1.2', '9.0.0'])).toEqual({
      code: 'not-greater',
      last: '4.1.10',
    })
  })
})
