import { createTranslator } from 'next-intl'
import { describe, expect, test } from 'vitest'
import { en } from '@/lib/i18n/messages'
import { payloads } from '@/lib/release/commands'
import { verdicts } from '@/lib/release/events'
import type { Refusal, RefusalCode } from '@/lib/release/refusals'
import {
  commandNames,
  gates,
  releaseStages,
  roles,
  rules,
  trackStages,
  trackTypes,
} from '@/lib/release/workflow'
import { explain, explainField, fieldCodes } from './explain'

const t = createTranslator({
  locale: 'en',
  timeZone: 'UTC',
  messages: en,
  namespace: 'refusals',
  onError: error => {
    throw error
  },
})

const opens = '2026-12-01T07:00:00.000Z'
const zone = 'Europe/Paris'

// One of each: a code without a sample does not compile.
const samples = {
  'wrong-role': { code: 'wrong-role', needs: ['product', 'qa', 'devops'] },
  'wrong-stage': { code: 'wrong-stage', at: 'readiness' },
  'wrong-track': { code: 'wrong-track', needs: ['self_hosted', 'sovereign'] },
  'no-track': { code: 'no-track', track: 'sovereign' },
  'already-exists': { code: 'already-exists' },
  'not-semver': { code: 'not-semver' },
  'wrong-kind': { code: 'wrong-kind', expects: 'x.y.0' },
  'not-greater': { code: 'not-greater', last: '4.2.0' },
  'too-few-signers': { code: 'too-few-signers', role: 'qa', needs: 2, holds: 1 },
  'nothing-new': { code: 'nothing-new' },
  'unknown-change': { code: 'unknown-change' },
  'already-started': { code: 'already-started' },
  'nothing-frozen': { code: 'nothing-frozen' },
  'already-frozen': { code: 'already-frozen' },
  'same-commit': { code: 'same-commit' },
  'no-test-run': { code: 'no-test-run' },
  'suite-missing': { code: 'suite-missing', suite: 'browser' },
  'suite-failed': { code: 'suite-failed', suite: 'browser' },
  'revision-rejected': { code: 'revision-rejected' },
  'froze-it-yourself': { code: 'froze-it-yourself' },
  'wrote-a-change': { code: 'wrote-a-change' },
  'changed-since': { code: 'changed-since' },
  'already-voted': { code: 'already-voted' },
  'signed-another-gate': { code: 'signed-another-gate', gate: 'qa' },
  'unknown-criterion': { code: 'unknown-criterion' },
  'not-your-criterion': { code: 'not-your-criterion', needs: 'sales' },
  'evidence-required': { code: 'evidence-required' },
  'not-waivable': { code: 'not-waivable' },
  'in-the-past': { code: 'in-the-past' },
  'criteria-open': { code: 'criteria-open', count: 3 },
  'qa-by-author': { code: 'qa-by-author' },
  'approved-by-you': { code: 'approved-by-you' },
  'waived-by-you': { code: 'waived-by-you' },
  'expires-before-start': { code: 'expires-before-start' },
  'unknown-owner': { code: 'unknown-owner' },
  frozen: { code: 'frozen', reason: 'Black Friday.', opens, zone },
  'no-plan': { code: 'no-plan' },
  'plan-expired': { code: 'plan-expired' },
  'plan-confirmed': { code: 'plan-confirmed' },
  'plan-unconfirmed': { code: 'plan-unconfirmed' },
  'planned-by-you': { code: 'planned-by-you' },
  'not-due': { code: 'not-due', startsAt: opens, zone: 'America/New_York' },
  'not-expired': { code: 'not-expired' },
  held: { code: 'held', reason: 'the database is full' },
  'not-held': { code: 'not-held' },
  'no-installations': { code: 'no-installations' },
  'unknown-installation': { code: 'unknown-installation' },
  'reason-required': { code: 'reason-required' },
  'stale-attempt': { code: 'stale-attempt' },
  'not-failed': { code: 'not-failed' },
  'version-mismatch': { code: 'version-mismatch', expected: '4.2.0', reported: '4.1.9' },
  'same-verdict': { code: 'same-verdict' },
  'unknown-incident': { code: 'unknown-incident' },
  'severity-one-open': { code: 'severity-one-open', incident: 1204 },
  'window-open': { code: 'window-open', until: opens, zone: 'Atlantic/Reykjavik' },
  'not-healthy': { code: 'not-healthy', verdict: 'no_data' },
} satisfies { [Code in RefusalCode]: Extract<Refusal, { code: Code }> }

const said = (refusal: Refusal) => explain(t, refusal)

describe('a refusal', () => {
  test.each(Object.values(samples))('$code is a whole sentence that blames nobody', refusal => {
    const sentence = said(refusal)
    expect(sentence).toMatch(/^[A-Z0-9].*\.$/)
    expect(sentence).not.toMatch(/[{}!]|undefined|null|please|sorry|failed to|must not|\.\./i)
  })

  test.each([
    [samples['wrong-role'], 'Only Product, QA or DevOps can do this.'],
    [{ code: 'wrong-role', needs: ['qa'] }, 'Only QA can do this.'],
    [{ code: 'wrong-role', needs: ['system'] }, 'Only the console itself can do this.'],
    [samples['froze-it-yourself'], 'You froze this revision. Somebody else in QA approves it.'],
    [samples.frozen, 'Code freeze: Black Friday. Opens Tue 1 Dec 2026, 08:00 Paris.'],
    [samples['criteria-open'], /^3 criteria are not met/],
    [{ code: 'criteria-open', count: 1 }, /^1 criterion is not met/],
    [samples['too-few-signers'], /needs 2 approvals by QA, and one person holds that role/],
    [samples['wrong-track'], 'This is for self-hosted or sovereign tracks only.'],
    [samples['severity-one-open'], /^Incident 1204 has severity 1/],
  ] satisfies [Refusal, string | RegExp][])(
    '%o is said so that one knows what to do',
    (...pair) => {
      const [refusal, sentence] = pair
      if (typeof sentence === 'string') expect(said(refusal)).toBe(sentence)
      else expect(said(refusal)).toMatch(sentence)
    },
  )

  test('names every time in the zone it is about', () => {
    expect(said(samples['not-due'])).toContain('Tue 1 Dec 2026, 02:00 New York')
    expect(said(samples['window-open'])).toContain('Tue 1 Dec 2026, 07:00 Reykjavik')
  })

  test('keeps what people typed as they typed it', () => {
    const reason = 'a <b>{name}</b> & it’s “odd”'
    expect(said({ code: 'held', reason })).toContain(reason)
  })
})

describe('no code without words, no words without a code', () => {
  const { release, fields, names } = en.refusals
  test.each([
    ['refusals', release, Object.keys(samples)],
    ['fields', fields, [...fieldCodes, 'invalid']],
    ['roles', names.roles, [...roles, 'system']],
    ['tracks', names.tracks, trackTypes],
    ['gates', names.gates, gates],
    ['verdicts', names.verdicts, verdicts],
    ['stages', names.where, [...new Set(['unopened', ...releaseStages, ...trackStages])]],
  ])('%s', (_, words, codes) => {
    expect(Object.keys(words).sort()).toEqual([...codes].sort())
  })
})

describe('a field', () => {
  // Machines and file readers send what they were given; what a person fills in is answered in words.
  const byMachine = commandNames.filter(name => rules[name].by.includes('system'))
  const filledIn = commandNames.filter(name => ![...byMachine, 'recordTestRun'].includes(name))
  const junk = [
    undefined,
    null,
    '',
    ' ',
    'x'.repeat(30_000),
    '-1',
    '1.5',
    '9e9',
    'x',
    7,
    [],
    {},
    ['x'],
  ]
  const fieldsOf = (schema: object) => Object.keys('shape' in schema ? (schema.shape ?? {}) : {})

  test.each(filledIn)('%s refuses every field with a code that has words', name => {
    const schema = payloads[name]
    for (const value of junk) {
      const form = Object.fromEntries(fieldsOf(schema).map(field => [field, value]))
      const issues = schema.safeParse(form).error?.issues ?? []
      const own = issues.filter(({ path }) => path.length < 2 || path[0] === 'tracks')
      for (const { message } of own) expect(fieldCodes).toContain(message)
    }
  })

  test('has one sentence per code, and one for what only a forged form can hold', () => {
    const sentences = [...fieldCodes, 'Invalid input: expected number'].map(code =>
      explainField(t, code),
    )
    expect(new Set(sentences).size).toBe(fieldCodes.length + 1)
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].*\.$/)
  })
})
