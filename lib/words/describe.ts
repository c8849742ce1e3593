import type { useTranslations } from 'next-intl'
import type { Answer, ReleaseEvent, ReleaseEventOf } from '@/lib/release/events'
import type { TrackType } from '@/lib/release/workflow'
import { criterionTitle } from './criterion'
import { inZone } from './moment'

/** The translator of all namespaces: useTranslations() or getTranslations(), without a name. */
export type Words = ReturnType<typeof useTranslations<never>>

/** What an event's sentence needs beside the event. */
export type Context = {
  /** IANA zone for instants that nobody planned in one. */
  zone: string
  /** The name of a person or an installation by id. */
  nameOf: (id: string) => string
  /** The full hash of a revision's commit. */
  commitOf: (revision: number) => string | null
}

/**
 * An event of a release as a sentence for the history, without its subject: the person, the role and the
 * time are shown beside it. "approved QA of revision 2 (3e5724c)".
 */
export function describe(t: Words, event: ReleaseEvent, context: Context): string {
  return t(`events.release.${event.type}`, wordsIn(t, event, context))
}

/** The commits of a history's revisions, for Context. */
export function commitsIn(events: readonly ReleaseEvent[]): Context['commitOf'] {
  const frozen = events.filter(event => event.type === 'codeFrozen')
  return revision => frozen.find(event => event.revision === revision)?.commit ?? null
}

type Values = Record<string, string | number>

function wordsIn(t: Words, event: ReleaseEvent, context: Context): Values {
  switch (event.type) {
    case 'releaseOpened': {
      const { version, title, kind, tracks } = event
      return { version, title, kind: t(`events.names.kinds.${kind}`), tracks: tracksIn(t, tracks) }
    }
    case 'changesImported':
      return { count: event.changes.length }
    case 'changeCorrected':
      return correction(t, event)
    case 'codeFrozen':
      return { ...why(event.reason), revision: String(event.revision), commit: short(event.commit) }
    case 'testRunRecorded':
      return testRun(t, event)
    case 'signedOff':
      return vote(t, event, context)
    case 'gateVoided':
      return { gate: gate(t, event), because: t(`events.names.because.${event.because}`) }
    case 'stageEntered':
      return { stage: t(`events.names.stages.${event.stage}`) }
    case 'criterionAnswered':
      return { criterion: criterionTitle(t, event.key), ...answer(t, event.answer, context) }
    case 'trackPlanned':
      return plan(t, event, context)
    case 'trackStarted':
      return { ...track(t, event), count: event.installations.length }
    case 'deploymentRequested':
      return { ...attempt(event), deadline: moment(t, event.deadline, context.zone) }
    case 'deploymentCalled':
      return { ...track(t, event), ...attempt(event) }
    case 'deploymentReported':
      return { ...attempt(event), ...why(event.detail), status: event.status }
    case 'versionConfirmed':
      return attempt(event)
    case 'outcomeRecorded': {
      const outcome = t(`events.names.outcomes.${event.outcome}`)
      return { ...why(event.reason), outcome, installation: context.nameOf(event.installation) }
    }
    case 'monitoringEntered':
      return { ...track(t, event), until: moment(t, event.until, context.zone) }
    case 'trackRolledBack': {
      const { toVersion: version, reason } = event
      return { ...track(t, event), reason, known: version ? 'yes' : 'no', version: version ?? '' }
    }
    case 'verdictChanged':
      return { ...track(t, event), verdict: t(`events.names.verdicts.${event.verdict}`) }
    case 'incidentReported': {
      const { incident, severity, summary } = event
      return { ...track(t, event), incident: String(incident), severity, summary }
    }
    case 'incidentResolved':
      return { ...track(t, event), incident: String(event.incident), resolution: event.resolution }
    case 'trackClosed':
      return { ...track(t, event), ...why(event.reason) }
    case 'trackHeld':
      return { ...track(t, event), reason: event.reason }
    case 'planExpired':
    case 'holdLifted':
      return track(t, event)
    case 'changeRemoved':
      return { subject: event.subject, reason: event.reason }
    case 'releaseEdited':
      return { title: event.title }
    case 'releaseWithdrawn':
      return { reason: event.reason }
    case 'releaseClosed':
      return {}
  }
}

function correction(t: Words, { key, kind, scope, breaking }: ReleaseEventOf<'changeCorrected'>) {
  return {
    change: short(key),
    kind: t(`release.changeKinds.${kind}`),
    scoped: scope ? 'yes' : 'no',
    scope: scope ?? '',
    breaking: breaking ? 'yes' : 'no',
  }
}

function testRun(t: Words, run: ReleaseEventOf<'testRunRecorded'>): Values {
  const { suite, passed, failed, errored, skipped, flaky } = run
  const verdict = t(`events.names.runs.${run.verdict}`)
  return { suite, passed, failed, errored, skipped, flaky, verdict, commit: short(run.commit) }
}

function vote(t: Words, event: ReleaseEventOf<'signedOff'>, { commitOf }: Context): Values {
  const { decision, revision, reason } = event
  const commit = short(commitOf(revision) ?? '?')
  return { ...why(reason), decision, gate: gate(t, event), revision: String(revision), commit }
}

function answer(t: Words, given: Answer, { zone }: Context): Values {
  const { state } = given
  const none = { until: '', instead: 'no', compensation: '' }
  if (state === 'passing' || state === 'failing') return { state, ...none, ...why(given.evidence) }
  if (state === 'not_applicable') return { state, ...none, ...why(given.reason) }

  const { reason, compensation, expiresAt } = given
  return { state, ...why(reason), until: moment(t, expiresAt, zone), instead: 'yes', compensation }
}

function plan(t: Words, event: ReleaseEventOf<'trackPlanned'>, { nameOf }: Context): Values {
  const { startsAt, expiresAt, zone, ownerId } = event.plan
  const [start, expires] = [moment(t, startsAt, zone), moment(t, expiresAt, zone)]
  return { ...track(t, event), start, expires, owner: nameOf(ownerId) }
}

function gate(
  t: Words,
  { gate: name, track: type }: Pick<ReleaseEventOf<'gateVoided'>, 'gate' | 'track'>,
) {
  return t(`events.names.gates.${name}`, { track: type ? trackName(t, type) : '' })
}

const track = (t: Words, event: { track: TrackType }) => ({ track: trackName(t, event.track) })
const trackName = (t: Words, type: TrackType) => t(`events.names.tracks.${type}`)

function tracksIn(t: Words, types: readonly TrackType[]) {
  const names = types.map(type => trackName(t, type))
  const last = names.at(-1) ?? ''
  if (names.length < 2) return last
  return t('events.names.both', { rest: names.slice(0, -1).join(', '), last })
}

function attempt(event: { attempt: number; version?: string }): Values {
  const attempt = String(event.attempt)
  return event.version === undefined ? { attempt } : { attempt, version: event.version }
}

const moment = (t: Words, at: string, zone: string) => t('events.names.moment', ...inZone(at, zone))
const why = (reason: string | null) => ({ why: reason ? 'yes' : 'no', reason: reason ?? '' })

// Seven characters, as git shows a hash; what is not a hash stays whole.
const short = (key: string) => (/^[0-9a-f]{40,64}$/i.test(key) ? key.slice(0, 7) : key)
