import type { Story } from './steps'

const everywhere = ['serverless', 'self_hosted', 'sovereign'] as const satisfies Story['tracks']

/** What the demo vendor shipped this quarter. The product and its changes are made up. */
export const stories = {
  exports: {
    version: '4.1.0',
    kind: 'minor',
    title: 'Exports and audit trail',
    notes:
      'Reports can be exported as CSV and PDF. Every change of a record is listed with person and time.',
    tracks: [...everywhere],
    subjects: [
      'feat(reports): export every report as CSV (#2101)',
      'feat(reports): export as PDF with the letterhead of the organisation (#2107)',
      'feat(audit): list who changed what and when (#2110)',
      'fix(search): find names with Icelandic letters (#2112)',
      'perf(reports): stream large exports (#2118)',
      'docs: describe the export formats (#2119)',
    ],
  },
  timezones: {
    version: '4.1.1',
    kind: 'hotfix',
    title: 'Due dates across time zones',
    notes: 'Due dates no longer move by a day for organisations west of Greenwich.',
    tracks: ['serverless'],
    subjects: ['fix(billing): keep due dates in the zone of the organisation (#2131)'],
  },
  approvals: {
    version: '4.2.0',
    kind: 'minor',
    title: 'Approval chains',
    notes:
      'Approvals can ask for several people in order. Existing approvals keep working as they are.\n\nSelf-hosted: the upgrade takes about five minutes and can be undone.',
    tracks: [...everywhere],
    subjects: [
      'feat(approvals): ask several people in order (#2140)',
      'feat(approvals): remind approvers after two days (#2146)',
      'feat(api): read approvals by API (#2150)',
      'fix(mail): send one reminder per person and day (#2151)',
      'fix(login): keep the address asked for across single sign-on (#2155)',
      'perf(approvals): load long chains in one query (#2158)',
      'build: update the base image (#2160)',
    ],
  },
  delegation: {
    version: '4.3.0',
    kind: 'minor',
    title: 'Delegation during holidays',
    notes: 'People can name a deputy for a period.',
    tracks: [...everywhere],
    subjects: [
      'feat(approvals): name a deputy for a period (#2171)',
      'feat(calendar): show who is away (#2174)',
      'fix(approvals): show the deputy in the history (#2176)',
      'refactor(people): read absences in one place (#2177)',
      'test(approvals): cover overlapping absences (#2178)',
    ],
  },
  sessions: {
    version: '4.2.1',
    kind: 'security',
    title: 'Session lifetime',
    notes: 'Sessions end at the time the administrator set, also for the mobile app.',
    tracks: [...everywhere],
    subjects: [
      'fix(auth)!: end mobile sessions at the configured time (#2181)',
      'fix(auth): sign out everywhere when a password changes (#2183)',
    ],
  },
} as const satisfies Record<string, Story>
