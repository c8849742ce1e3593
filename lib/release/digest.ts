import { createHash } from 'node:crypto'
import type { Release } from './release'
import { standing } from './suites'
import type { Gate, TrackType } from './workflow'

/** SHA-256 (hex) of what a vote on this gate is about, so that a sign-off names its subject exactly. */
export function digestOf(release: Release, gate: Gate, track: TrackType | null = null) {
  const { version, revision, commit } = release
  const subject = { gate, track, version, revision, commit, ...subjectOf(release, gate, track) }
  return createHash('sha256').update(JSON.stringify(subject)).digest('hex')
}

function subjectOf(release: Release, gate: Gate, track: TrackType | null) {
  switch (gate) {
    case 'qa':
      return { suites: standing(release, []), scope: keysOf(release) }
    case 'readiness':
      return { scope: keysOf(release), notes: release.notes, criteria: release.criteria }
    case 'plan':
      return { plan: release.tracks.find(({ type }) => type === track)?.plan }
  }
}

const keysOf = (release: Release) => release.scope.map(({ key }) => key).sort()
