import { getSituation } from '@/db/queries/situation'
import { defaultBooks } from '@/lib/invoice/default-books'
import { digestOf } from '@/lib/release/digest'
import type { Viewer } from '@/lib/release/people'
import { realSubjects } from './traces'

export type Harm = { subject: string; fields: Record<string, string | File> }

/** For each action a whole request that would do what it says, if only its sender might. It names itself by `mark`. */
export async function harmful(version: string, mark: string): Promise<Record<string, Harm>> {
  const real = await realSubjects()
  const situation = await getSituation({} as Viewer, version)
  if (!situation) throw new Error(`${version} is not there.`)
  const { release } = situation
  const key = release.scope[0]?.key ?? ''
  const reason = mark
  const track = 'self_hosted'
  const zone = 'Europe/Paris'
  const commit = 'e'.repeat(40)
  const wall = { start: '2999-01-01T10:00', zone }
  const person = { name: mark, zone }
  const address = { street: '', postal_code: '', city: '', endpoint_scheme: '', endpoint_id: '' }
  const numbers = { country: 'FR', vat_id: '', registration: '', ...address }
  const company = { name: mark, ...numbers, contact: '' }
  const installation = {
    ...{ installation: mark, type: track, partner: '', infrastructure: 'vm', nodes: '1' },
    ...{ environments: '1', region: 'eu', operator: 'customer', current_version: '9.9.9' },
    ...{ sale: 'direct', health_url: '' },
  }
  const owner = { customer: mark, ...numbers }
  const row = { ...owner, ...installation }
  const csv = `${Object.keys(row).join(',')}\n${Object.values(row).join(',')}`
  const report = new File(
    [`<testsuite name="s"><testcase name="${mark}"/></testsuite>`],
    'junit.xml',
    { type: 'text/xml' },
  )
  const book = JSON.stringify({ ...defaultBooks[0], code: mark })
  const on = (subject: string, fields: Harm['fields'] = {}) => ({ subject, fields })
  const kind = { kind: 'minor', title: mark, notes: '' }

  return {
    openRelease: on(`${version.split('.')[0] ?? ''}.999.0`, { ...kind, 'tracks[]': track }),
    editRelease: on(version, { title: mark, notes: '' }),
    importChanges: on(version, { subjectLine: mark }),
    correctChange: on(version, { key, kind: 'docs', scope: mark }),
    removeChange: on(version, { key, reason }),
    freezeCode: on(version, { commit }),
    refreezeCode: on(version, { commit, reason }),
    recordTestRun: on(version, { suite: mark, commit: release.commit ?? commit, report }),
    approveQa: on(version, { seen: digestOf(release, 'qa') }),
    rejectQa: on(version, { reason }),
    withdrawRelease: on(version, { reason }),
    answerCriterion: on(version, { key: 'notes-reviewed', state: 'passing', evidence: mark }),
    waiveCriterion: on(version, {
      ...{ key: 'notes-reviewed', reason, compensation: mark },
      ...{ expires: '2999-01-01T10:00', zone },
    }),
    approveReadiness: on(version, { seen: digestOf(release, 'readiness') }),
    requestChanges: on(version, { reason }),
    planTrack: on(version, {
      ...{ track, ...wall, expires: '2999-01-02T10:00', monitorHours: '24' },
      owner: crypto.randomUUID(),
    }),
    confirmPlan: on(version, { track, seen: digestOf(release, 'plan', track) }),
    holdTrack: on(version, { track, reason }),
    liftHold: on(version, { track }),
    startRollout: on(version, { track }),
    retryDeployment: on(version, { track: 'serverless' }),
    recordOutcome: on(version, {
      ...{ track, installation: real.installation, outcome: 'failed', reason },
    }),
    rollBackTrack: on(version, { track, reason }),
    reportIncident: on(version, { track, severity: '1', summary: mark }),
    resolveIncident: on(version, { track, incident: '1', resolution: mark }),
    closeTrack: on(version, { track, reason }),
    addFreeze: on(crypto.randomUUID(), {
      ...{ 'tracks[]': track, reason, ...wall, end: '2999-01-02T10:00' },
    }),
    resendDelivery: on(crypto.randomUUID(), {}),
    endFreeze: on(real.freeze, { reason }),
    addCustomer: on(crypto.randomUUID(), { ...company, language: 'en' }),
    editCustomer: on(real.customer, { ...company, language: 'en' }),
    confirmVatId: on(real.customer, {
      ...{ vatId: real.vatId, on: '2026-01-01', reference: mark },
    }),
    addInstallation: on(crypto.randomUUID(), row),
    editInstallation: on(real.installation, {
      ...installation,
      ...{ source: 'entered', as_of: '2026-01-01' },
    }),
    retireInstallation: on(real.installation, { reason }),
    recordContractFlag: on(real.installation, {
      ...{ flag: 'maintenanceCovered', value: 'yes', valid_from: '2999-01-01', reference: mark },
    }),
    importInstallations: on('', { csv }),
    generateDraft: on(real.draft, real.drafted),
    correctDraft: on(crypto.randomUUID(), { original: real.draft, reason }),
    overrideLine: on(real.draft, { key: 'nodes@4', quantity: '1', reason, seen: '1' }),
    addLine: on(real.draft, { text: mark, quantity: '1', unitPrice: '1', reason, seen: '1' }),
    removeOverride: on(real.draft, { key: 'nodes@4', reason, seen: '1' }),
    recomputeDraft: on(real.draft, { digest: 'e'.repeat(64), seen: '1' }),
    submitDraft: on(real.draft, { seen: '1' }),
    approveDraft: on(real.draft, { seen: '1' }),
    holdDraft: on(real.draft, { kind: 'technical', reason }),
    liftDraftHold: on(real.draft, { kind: 'technical' }),
    handOverDraft: on(real.draft, { channel: 'download', seen: '1' }),
    resendHandOver: on(real.draft),
    acknowledgeDraft: on(real.draft, { number: mark }),
    rejectDraft: on(real.draft, { reason, seen: '1' }),
    reopenDraft: on(real.draft),
    cancelDraft: on(real.draft, { reason }),
    nameAccountingContact: on('accounting', { person: real.salesperson }),
    decideVatPolicy: on('accounting', {
      ...{ outsideUnion: 'G', vatIdEvidence: 'confirmed', retention: mark },
    }),
    decideTerritory: on('accounting', {
      ...{ seller: 'FR', territory: 'TF', treatment: 'domestic', from: '2999-01-01' },
      evidence: mark,
    }),
    recordVatRate: on('accounting', {
      ...{ country: 'FR', rate: '99', from: '2999-01-01', evidence: mark },
    }),
    withdrawVatRate: on('accounting', { country: 'FR', evidence: mark }),
    editSeller: on('accounting', {
      ...{ ...numbers, name: mark, street: mark, postal_code: '0', city: mark },
      ...{ registration: '000000000', zone, currency: 'EUR' },
    }),
    addTerms: on(crypto.randomUUID(), {
      ...{ code: mark, level: 'buyer_negotiated', agreedFor: real.customer, party: 'customer' },
      ...{ validFrom: '2999-01-01', validTo: '', dueKind: 'net', dueDays: '1', priceBook: '' },
      ...{
        marginPercent: '',
        discountPercent: '100',
        discountAmount: '',
        minimum: '',
        maximum: '',
      },
      ...{ clause: '', commissionPercent: '', documentName: mark, digest: 'a'.repeat(64) },
    }),
    endTerms: on(real.terms, { lastDay: '2998-01-01', reason }),
    bulkDrafts: on('', { act: 'rejectDraft', 'drafts[]': `${real.draft} 1 1`, reason }),
    issueToken: on(crypto.randomUUID(), {
      ...{ once: crypto.randomUUID(), name: mark, 'scopes[]': 'test-runs:write', days: '365' },
    }),
    revokeToken: on(real.token),
    startVersion: on(crypto.randomUUID(), {
      ...{ code: mark, currency: 'EUR', party: '', validFrom: '2999-01-01' },
    }),
    importBook: on(crypto.randomUUID(), { text: book }),
    editBook: on(real.book, { validFrom: '2999-01-01', validTo: '', seen: '2' }),
    saveRule: on(real.book, {
      ...{ at: '', seen: '2', kind: 'flat', code: mark, seq: '1', price: '0.01' },
      ...{ text_en: mark, text_fr: mark, text_is: mark, termsClause: '' },
    }),
    removeRule: on(real.book, { at: '0', seen: '2' }),
    publishBook: on(real.book, { seen: '2' }),
    retireBook: on(real.book, { on: '2999-01-01', reason }),
    discardVersion: on(real.book, { reason }),
    recordRate: on(crypto.randomUUID(), {
      ...{ from: 'USD', to: 'GBP', on: '2026-01-01', rate: '0.7', source: mark },
    }),
    correctRate: on(real.rate, { rate: '0.00000001', source: mark, reason }),
    addPerson: on(`${mark}@example.test`, { ...person, 'roles[]': 'admin', gitIdentities: '' }),
    editPerson: on(real.person, person),
    setRoles: on(real.person, { 'roles[]': 'viewer' }),
    setGitIdentities: on(real.person, { gitIdentities: mark }),
    disablePerson: on(real.person, { reason }),
    enablePerson: on(real.person),
  }
}
