import { describe, expect, test } from 'vitest'
import type { Actor } from './people'
import { obstacle } from './permissions'
import { trackOf } from './release'
import { person, scheduler } from './testing/people'
import {
  closed,
  delivered,
  inReadiness,
  onTracks,
  opened,
  started,
  withdrawn,
} from './testing/route'
import { story, type Story } from './testing/story'
import { the } from './testing/the'
import {
  commandNames,
  releaseStages,
  roles,
  scopes,
  stages,
  trackStages,
  trackTypes,
  workflow,
  type CommandName,
  type TrackType,
} from './workflow'

// What is expected is read from the workflow's own data, not from what the code makes of it.
type Written = {
  by: readonly string[]
  token?: string
  also?: readonly string[]
  opens?: true
  on?: readonly TrackType[]
}
const written = Object.fromEntries(
  stages.flatMap(stage =>
    Object.entries<Written>(workflow[stage].commands).map(([name, rule]) => [
      name,
      { ...rule, scope: workflow[stage].scope, open: [stage, ...(rule.also ?? [])] as string[] },
    ]),
  ),
)

type Place = { name: string; told: Story; track: TrackType }

// Every place a release and its tracks can be in, reached by commands.
const places: Place[] = trackTypes.flatMap(track => {
  const setting = { tracks: [track] }
  const reached = {
    unopened: story(),
    'merge-qa': opened(setting),
    readiness: inReadiness(setting),
    'tracks, scheduling': onTracks(setting),
    'tracks, deployment': started(track, setting),
    'tracks, monitoring': delivered(track, setting),
    'tracks, closed': closedBesides(track),
    'closed, closed': closed(track, setting),
    withdrawn: withdrawn(setting),
    'sent back to merge-qa': onTracks(setting).does(person('other', 'qa'), {
      type: 'refreezeCode',
      commit: 'c'.repeat(40),
      reason: 'a fix',
    }),
  }
  return Object.entries(reached).map(([name, told]) => ({ name: `${track} ${name}`, told, track }))
})

// One track is closed while another is not, so that the release goes on.
function closedBesides(track: TrackType) {
  const other = track === 'serverless' ? 'sovereign' : 'serverless'
  const told = delivered(track, { tracks: [track, other] })
  return told.does(person('dirk', 'devops'), { type: 'closeTrack', track, reason: 'quiet' })
}

function expected(name: CommandName, role: string, { told, track }: Place) {
  const rule = the(written[name])
  const { stage } = told.release
  if (![...rule.by, rule.token].includes(role)) return 'wrong-role'
  if (rule.opens) return stage === 'unopened' ? 'open' : 'already-exists'
  if (rule.scope === 'release') return rule.open.includes(stage) ? 'open' : 'wrong-stage'
  if (stage === 'unopened') return 'no-track'
  if (rule.on && !rule.on.includes(track)) return 'wrong-track'
  const going = stage === 'tracks' || (stage === 'closed' && rule.open.includes('closed'))
  const here = trackOf(told.release, track)?.stage ?? ''
  return going && rule.open.includes(here) ? 'open' : 'wrong-stage'
}

const placing = ['wrong-role', 'already-exists', 'wrong-stage', 'no-track', 'wrong-track']

function found(name: CommandName, actor: Actor, { told, track }: Place) {
  const about = the(written[name]).scope === 'track' ? track : null
  const code = obstacle(told.situation, name, actor, about)?.code ?? 'open'
  return placing.includes(code) ? code : 'open'
}

describe.each(commandNames)('%s', name => {
  test.each([...roles, 'system', ...scopes])(
    'by %s is open where the process says so, and nowhere else',
    role => {
      const actor = somebodyWith(role)
      const outcome = places.map(place => [place.name, found(name, actor, place)])
      const wanted = places.map(place => [place.name, expected(name, role, place)])
      expect(outcome).toEqual(wanted)
    },
  )
})

function somebodyWith(right: string): Actor {
  const role = roles.find(each => each === right)
  const scope = scopes.find(each => each === right)
  if (role) return person(`a new ${role}`, role)
  return scope ? { kind: 'token', id: 'x', name: 'CI', scopes: [scope] } : scheduler
}

test('the places cover every stage of a release and of each track', () => {
  const seen = new Set(places.map(({ told }) => told.release.stage))
  expect([...seen].sort()).toEqual(['unopened', ...releaseStages].sort())
  for (const type of trackTypes) {
    const own = places.filter(
      ({ track, told }) => track === type && told.release.stage === 'tracks',
    )
    const reached = new Set(own.map(({ told }) => trackOf(told.release, type)?.stage))
    expect([...reached].sort()).toEqual([...trackStages].sort())
  }
})

test('every command is open to somebody somewhere, with nothing else in the way of its role and place', () => {
  const open = commandNames.filter(name =>
    places.some(place => [...roles, 'system'].some(role => expected(name, role, place) === 'open')),
  )
  expect(open).toEqual(commandNames)
})

test('an admin opens nothing by being admin, and a viewer nothing at all', () => {
  for (const name of commandNames) {
    expect(the(written[name]).by).not.toContain('viewer')
    expect(the(written[name]).by).not.toContain('admin')
  }
})
