import type { useTranslations } from 'next-intl'
import type { Refusal } from '@/lib/release/refusals'
import type { Role, TrackType } from '@/lib/release/workflow'
import { inZone } from './moment'

/** The translator of the namespace 'refusals', from useTranslations or getTranslations. */
export type RefusalWords = ReturnType<typeof useTranslations<'refusals'>>

/** The codes a field of a form can be turned down with. Sentences: refusals.fields. */
export const fieldCodes = [
  'required',
  'too-long',
  'not-text',
  'choose-one',
  'choose-some',
  'not-a-commit',
  'not-an-installation',
  'not-a-number',
  'too-small',
  'too-large',
  'not-a-time',
  'unknown-zone',
  'nothing-new',
  'not-seen',
] as const

/**
 * A refusal of a release as a sentence: what stands in the way, and who can do something about it.
 * Another aggregate brings its own file here (explain-invoice.ts) and its own group in its own namespace.
 */
export function explain(t: RefusalWords, refusal: Refusal): string {
  return t(`release.${refusal.code}`, wordsIn(t, refusal))
}

/** A field error as a sentence. What no form of ours can send (a forged value) has one sentence for all. */
export function explainField(t: RefusalWords, code: string): string {
  const known = fieldCodes.find(field => field === code)
  return t(`fields.${known ?? 'invalid'}`)
}

function wordsIn(t: RefusalWords, refusal: Refusal): Record<string, string | number> {
  switch (refusal.code) {
    case 'wrong-role':
      return {
        roles: either(
          t,
          refusal.needs.map(role => roleName(t, role)),
        ),
      }
    case 'wrong-stage':
      return { where: t(`names.where.${refusal.at}`) }
    case 'wrong-track':
      return {
        tracks: either(
          t,
          refusal.needs.map(type => trackName(t, type)),
        ),
      }
    case 'no-track':
      return { track: trackName(t, refusal.track) }
    case 'too-few-signers':
      return { role: roleName(t, refusal.role), needs: refusal.needs, holds: refusal.holds }
    case 'not-your-criterion':
      return { role: roleName(t, refusal.needs) }
    case 'signed-another-gate':
      return { gate: t(`names.gates.${refusal.gate}`) }
    case 'frozen':
      return { reason: clause(refusal.reason), opens: moment(t, refusal.opens, refusal.zone) }
    case 'not-due':
      return { startsAt: moment(t, refusal.startsAt, refusal.zone) }
    case 'window-open':
      return { until: moment(t, refusal.until, refusal.zone) }
    case 'held':
      return { reason: clause(refusal.reason) }
    case 'not-healthy':
      return { verdict: t(`names.verdicts.${refusal.verdict}`) }
    case 'criteria-open':
      return { count: refusal.count }
    case 'wrong-kind':
      return { expects: refusal.expects }
    case 'not-greater':
      return { last: refusal.last }
    case 'suite-missing':
    case 'suite-failed':
      return { suite: refusal.suite }
    case 'version-mismatch':
      return { expected: refusal.expected, reported: refusal.reported }
    case 'severity-one-open':
      return { incident: String(refusal.incident) }
    case 'already-exists':
    case 'not-semver':
    case 'nothing-new':
    case 'unknown-change':
    case 'already-started':
    case 'nothing-frozen':
    case 'already-frozen':
    case 'same-commit':
    case 'no-test-run':
    case 'revision-rejected':
    case 'froze-it-yourself':
    case 'wrote-a-change':
    case 'already-voted':
    case 'changed-since':
    case 'unknown-criterion':
    case 'evidence-required':
    case 'not-waivable':
    case 'in-the-past':
    case 'qa-by-author':
    case 'waived-by-you':
    case 'approved-by-you':
    case 'expires-before-start':
    case 'unknown-owner':
    case 'no-plan':
    case 'plan-expired':
    case 'plan-confirmed':
    case 'plan-unconfirmed':
    case 'planned-by-you':
    case 'not-expired':
    case 'not-held':
    case 'no-installations':
    case 'unknown-installation':
    case 'reason-required':
    case 'stale-attempt':
    case 'not-failed':
    case 'same-verdict':
    case 'unknown-incident':
      return {}
  }
}

const roleName = (t: RefusalWords, role: Role | 'system') => t(`names.roles.${role}`)
const trackName = (t: RefusalWords, type: TrackType) => t(`names.tracks.${type}`)

function moment(t: RefusalWords, at: string, zone: string) {
  return t('names.moment', ...inZone(at, zone))
}

function either(t: RefusalWords, names: readonly string[]) {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : t('names.either', { rest: names.slice(0, -1).join(', '), last })
}

// A reason somebody typed stands inside a sentence, which brings its own full stop.
const clause = (reason: string) => reason.trim().replace(/[.\s]+$/, '')
