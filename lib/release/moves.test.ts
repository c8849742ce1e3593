import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evolve } from './evolve'
import { deploymentMoves, releaseMoves, trackMoves } from './moves'
import { unopened, type Release } from './release'
import { closed, inReadiness, onTracks, started, tested } from './testing/route'
import { dora, paula } from './testing/people'
import { steps, type Step } from './testing/random'
import type { Story } from './testing/story'

const starts: readonly (() => Story)[] = [
  () => tested(),
  () => inReadiness(),
  () => onTracks(),
  () => started('serverless', { tracks: ['serverless'] }),
  () => started('self_hosted', { tracks: ['self_hosted'] }),
  () => closed('serverless', { tracks: ['serverless'] }),
  () =>
    started('serverless', { tracks: ['serverless'] }).does(dora, {
      type: 'rollBackTrack',
      track: 'serverless',
      reason: 'It bills twice.',
    }),
]

test('whatever is tried, nothing moves but as it is listed, and every stage is moved through', () => {
  const seen = {
    release: new Set<string>(),
    track: new Set<string>(),
    deployment: new Set<string>(),
  }
  fc.assert(
    fc.property(fc.constantFrom(...starts), steps, (begin, list) => {
      const told = begin()
      // Nobody withdraws by chance: every third walk ends like that, wherever it was.
      const tries = list.length % 3 === 0 ? [...list.slice(0, 40), withdrawal] : list
      for (const { actor, command, minutes } of tries) told.later(minutes).tries(actor, command)
      told.record.reduce((before, recorded) => {
        const after = evolve(before, recorded)
        observe(seen, before, after)
        return after
      }, unopened)
    }),
    { numRuns: 150 },
  )
  expect([...seen.release].sort()).toEqual(listed(releaseMoves))
  expect([...seen.track].sort()).toEqual(listed(trackMoves))
  expect(listed(deploymentMoves)).toEqual(expect.arrayContaining([...seen.deployment]))
}, 60_000)

const withdrawal: Step = {
  actor: paula,
  command: { type: 'withdrawRelease', reason: 'Not needed.' },
  minutes: 0,
}
const listed = (moves: readonly (readonly string[])[]) => moves.map(move => move.join(' → ')).sort()

type Seen = Record<'release' | 'track' | 'deployment', Set<string>>

function observe(seen: Seen, before: Release, after: Release) {
  if (before.stage !== 'unopened' && before.stage !== after.stage)
    seen.release.add(`${before.stage} → ${after.stage}`)
  for (const track of after.tracks) {
    const was = before.tracks.find(({ type }) => type === track.type)
    if (!was) continue
    if (was.stage !== track.stage) seen.track.add(`${was.stage} → ${track.stage}`)
    const [one, other] = [was.deployment, track.deployment]
    if (one && one.attempt === other?.attempt && one.state !== other.state)
      seen.deployment.add(`${one.state} → ${other.state}`)
  }
}
