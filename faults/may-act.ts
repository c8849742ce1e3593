import type { Role } from '@/lib/release/workflow'

const both = (one: Role, other: Role): readonly Role[] => [one, other]
const of = (who: readonly Role[], ...names: string[]) => names.map(name => [name, who] as const)

/** Who may send which form, a second time and by hand: an answer is judged by this, not by the rules that gave it. */
export const mayAct: Readonly<Record<string, readonly Role[]>> = Object.fromEntries([
  ...of(['product'], 'openRelease', 'editRelease', 'withdrawRelease'),
  ...of(['product'], 'approveReadiness', 'requestChanges'),
  ...of(both('product', 'qa'), 'importChanges', 'correctChange', 'removeChange'),
  ...of(both('product', 'qa'), 'freezeCode', 'refreezeCode'),
  ...of(['qa'], 'recordTestRun', 'approveQa', 'rejectQa'),
  ...of(['product', 'qa', 'devops', 'sales'], 'answerCriterion'),
  ...of(both('product', 'devops'), 'waiveCriterion'),
  ...of(['devops'], 'planTrack', 'confirmPlan', 'holdTrack', 'liftHold', 'startRollout'),
  ...of(['devops'], 'retryDeployment', 'recordOutcome', 'rollBackTrack', 'closeTrack'),
  ...of(['devops'], 'addFreeze', 'endFreeze'),
  ...of(both('devops', 'sales'), 'reportIncident', 'resolveIncident', 'generateDraft'),
  ...of(both('devops', 'sales'), 'addCustomer', 'editCustomer', 'importInstallations'),
  ...of(both('devops', 'sales'), 'addInstallation', 'editInstallation', 'retireInstallation'),
  ...of(['sales'], 'approveDraft', 'rejectDraft', 'reopenDraft', 'cancelDraft'),
  ...of(['sales'], 'overrideLine', 'addLine', 'removeOverride', 'recomputeDraft', 'submitDraft'),
  // A commercial hold only sales.
  ...of(both('devops', 'sales'), 'holdDraft', 'liftDraftHold'),
  ...of(['sales'], 'handOverDraft', 'resendHandOver'),
  ...of(['sales'], 'acknowledgeDraft', 'correctDraft', 'bulkDrafts'),
  ...of(['sales'], 'startVersion', 'importBook', 'editBook', 'saveRule', 'removeRule'),
  ...of(['sales'], 'publishBook', 'retireBook', 'discardVersion'),
  ...of(['sales'], 'addTerms', 'endTerms', 'confirmVatId', 'recordContractFlag'),
  // Of sales, only the accounting contact.
  ...of(
    ['sales'],
    'decideVatPolicy',
    'decideTerritory',
    'recordVatRate',
    'withdrawVatRate',
    'editSeller',
  ),
  ...of(['sales'], 'recordRate', 'correctRate'),
  ...of(['admin'], 'nameAccountingContact'),
  ...of(['admin'], 'addPerson', 'editPerson', 'setRoles', 'setGitIdentities'),
  ...of(['admin'], 'disablePerson', 'enablePerson', 'issueToken', 'revokeToken'),
  ...of(both('devops', 'admin'), 'resendDelivery'),
])
