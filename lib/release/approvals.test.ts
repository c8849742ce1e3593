import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Command } from './commands'
import { criteriaFor } from './criteria'
import { frozen, tested } from './testing/route'
import { steps, type Step } from './testing/random'
import type { Done, Story } from './testing/story'
import type { ReleaseKind, TrackType } from './workflow'
import { the } from './testing/the'

/*
 * The rule once more, in other words than the code's. It knows nothing of events, votes that are void or stages:
 * only who asked for what, and was let through, since the release was opened.
 */
const authors = ['qasim']
const tracks: TrackType[] = ['serverless', 'sovereign']

function mayShip(done: readonly Done[], kind: ReleaseKind) {
  const freeze = lastOf(done, 'freezeCode', 'refreezeCode')
  const round = done.slice(Math.max(freeze, lastOf(done, 'requestChanges')) + 1)
  const freezer = idOf(done[freeze])

  const approvers = new Set(round.filter(is('approveQa')).map(idOf))
  const proven = round.flatMap((each, index) => (is('approveQa')(each) ? [index] : []))
  const signed = round.slice(lastOf(round, 'importChanges', 'removeChange') + 1)
  const ready = signed.findLast(is('approveReadiness'))

  return {
    somethingIsFrozen: freeze >= 0,
    enoughOfQa: approvers.size >= (kind === 'major' ? 2 : 1),
    allHoldQa: round.filter(is('approveQa')).every(holds('qa')),
    notTheFreezer: !approvers.has(freezer),
    noAuthor: authors.every(author => !approvers.has(author)),
    notRejected: !done.slice(freeze + 1).some(is('rejectQa')),
    testsPassed: proven.every(index =>
      passed(done.slice(0, done.indexOf(the(round[index]))), freeze),
    ),
    readyByProduct: ready !== undefined && holds('product')(ready),
    byAnother: ready !== undefined && !approvers.has(idOf(ready)),
    criteriaMet: ready !== undefined && met(done.slice(0, done.indexOf(ready)), kind, ready),
  }
}

// The last run of the suite that is required, of the frozen commit, at that time.
function passed(before: readonly Done[], freeze: number) {
  const command = the(before[freeze]).command
  const commit = 'commit' in command ? command.commit : ''
  const runs = before.map(each => each.command).filter(each => each.type === 'recordTestRun')
  return runs.findLast(({ run }) => run.commit === commit)?.run.verdict === 'passed'
}

function met(before: readonly Done[], kind: ReleaseKind, ready: Done) {
  return criteriaFor(1, kind, tracks).every(({ key }) => {
    const last = before.findLast(({ command }) => answers(command) && command.key === key)
    if (!last) return false
    if (last.command.type === 'answerCriterion') return last.command.state !== 'failing'
    const until = last.command.type === 'waiveCriterion' ? last.command.expires : ''
    return paris(ready.now) < until && idOf(last) !== idOf(ready)
  })
}

const paris = (at: Date) => new Date(at.getTime() + 3_600_000).toISOString().slice(0, 16)
const answers = (command: Command) =>
  command.type === 'answerCriterion' || command.type === 'waiveCriterion'
const is = (type: Command['type']) => (each: Done) => each.command.type === type
const idOf = (each: Done | undefined) => (each?.actor.kind === 'person' ? each.actor.id : 'nobody')
const holds = (role: 'qa' | 'product') => (each: Done) =>
  each.actor.kind === 'person' && each.actor.roles.includes(role)
const lastOf = (done: readonly Done[], ...types: Command['type'][]) =>
  done.findLastIndex(({ command }) => types.includes(command.type))

// Visits after every command that was let through: a release may neither come to its tracks nor stay there wrongly.
function walk(told: Story, list: readonly Step[], visit: () => void) {
  for (const { actor, command, minutes } of list)
    if (told.later(minutes).tries(actor, command).ok) visit()
}

const broken = (judged: ReturnType<typeof mayShip>) =>
  Object.entries(judged).filter(([, holds]) => !holds)

test.each([
  ['hotfix', 150],
  ['minor', 150],
  ['major', 300],
] as const)(
  'no %s release reaches its tracks without the approvals the rules ask for',
  (kind, runs) => {
    let reached = 0
    const version = { hotfix: '4.1.1', minor: '4.2.0', major: '5.0.0' }[kind]
    fc.assert(
      fc.property(fc.boolean(), steps, (withTests, list) => {
        const setting = { kind, tracks, version, world: { authors } }
        const told = withTests ? tested(setting) : frozen(setting)
        walk(told, list, () => {
          if (told.release.stage !== 'tracks') return
          reached += 1
          expect(broken(mayShip(told.done, kind))).toEqual([])
        })
      }),
      { numRuns: runs },
    )
    expect(reached).toBeGreaterThan(0)
  },
)

test('votes that count are one per person and gate, never by machines, and nobody holds two gates', () => {
  let votes = 0
  fc.assert(
    fc.property(steps, list => {
      const told = tested({ kind: 'hotfix', tracks })
      for (const { actor, command, minutes } of list) {
        told.later(minutes).tries(actor, command)
        const live = told.release.signOffs
        const keys = live.map(vote => `${vote.person} ${vote.gate} ${vote.track ?? ''}`)
        expect(new Set(keys).size).toBe(keys.length)
        const gatesBy = new Set(live.map(({ person, gate }) => `${person} ${gate}`))
        expect(gatesBy.size).toBe(new Set(live.map(({ person }) => person)).size)
        votes += live.length
      }
    }),
  )
  expect(votes).toBeGreaterThan(0)
})
