import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evolve } from './evolve'
import { releaseEvent } from './events'
import { unopened } from './release'
import { finish } from './testing/finish'
import { steps, type Step } from './testing/random'
import { opened, started } from './testing/route'
import type { Story } from './testing/story'

const tracks = ['serverless' as const, 'sovereign' as const]

function walk(told: Story, list: readonly Step[]) {
  for (const { actor, command, minutes } of list) told.later(minutes).tries(actor, command)
  return told
}

test.each(['hotfix', 'major'] as const)(
  'a %s release can be brought to its end from wherever people left it',
  kind => {
    const left = new Set<string>()
    fc.assert(
      fc.property(fc.boolean(), steps, (begun, list) => {
        const setting = { kind, tracks }
        const told = walk(begun ? started('serverless', setting) : opened(setting), list)
        left.add(told.release.stage)
        finish(told)
        expect(told.release.stage).toMatch(/closed|withdrawn/)
      }),
      { numRuns: 150 },
    )
    expect([...left]).toEqual(expect.arrayContaining(['merge-qa', 'readiness', 'tracks']))
  },
)

test('a release is what its record says: the events alone, read back as JSON, give the same release', () => {
  let events = 0
  fc.assert(
    fc.property(steps, list => {
      const told = walk(started('serverless', { tracks }), list)
      const stored = JSON.parse(JSON.stringify(told.record)) as typeof told.record
      const replayed = stored.reduce(
        (release, recorded) =>
          evolve(release, { ...recorded, event: releaseEvent.parse(recorded.event) }),
        unopened,
      )
      expect(replayed).toEqual(told.release)
      events += stored.length
    }),
  )
  expect(events).toBeGreaterThan(0)
})
