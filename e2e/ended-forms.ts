import { sql } from 'drizzle-orm'
import type { Page } from '@playwright/test'
import { draft } from '@/db/aggregates/draft'
import { db } from '@/db/client'
import { signedIn } from '@/db/seeds/signed-in'
import { planAndConfirm } from '@/db/seeds/steps'
import { teller } from '@/db/seeds/teller'
import { frozenCommit, type Reach, type Wanted } from '@/db/testing/release-in'
import { draftInvoices } from '@/lib/jobs/draft-invoices'
import { perform } from '@/lib/perform'
import type { Who } from './fixtures'

type Ended = {
  says: string
  reach: Reach
  wanted?: Partial<Wanted>
  who: Who
  /** The page it is done on, once the release is as far as asked; more may have to happen before. */
  place: (version: string) => string | Promise<string>
  fill?: (page: Page, version: string) => Promise<unknown>
  button: string
  /** It can be sent again: what was recorded for an installation may change. */
  stays?: true
}

const stage = (slug: string) => (version: string) => `/releases/${version}/${slug}`
const reason =
  (summary: string, label = 'Reason') =>
  async (page: Page) => {
    const fold = page.locator('details').filter({ hasText: summary })
    await fold.getByText(summary, { exact: true }).click()
    await fold.getByLabel(label).fill('It has to be so.')
  }

/** Commands after which the form that was sent is gone, is another one, or cannot be sent again. */
export const ended: Ended[] = [
  {
    says: 'Code frozen.',
    reach: 'opened',
    who: 'Paul',
    place: stage('1-merge-qa'),
    fill: (page, version) => page.getByLabel('Commit', { exact: true }).fill(frozenCommit(version)),
    button: 'Freeze code',
  },
  {
    says: 'QA approved.',
    reach: 'tested',
    who: 'Quinn',
    place: stage('1-merge-qa'),
    button: 'Approve QA',
  },
  {
    says: 'QA rejected.',
    reach: 'tested',
    who: 'Quinn',
    place: stage('1-merge-qa'),
    fill: reason('Reject QA…', 'What failed'),
    button: 'Reject QA',
  },
  {
    says: 'Readiness approved.',
    reach: 'answered',
    who: 'Petra',
    place: stage('2-readiness'),
    button: 'Approve readiness',
  },
  {
    says: 'Sent back for changes.',
    reach: 'answered',
    who: 'Petra',
    place: stage('2-readiness'),
    fill: reason('Request changes…', 'What has to change'),
    button: 'Send back for changes',
  },
  {
    says: 'Plan confirmed.',
    reach: 'planned',
    who: 'Dag',
    place: stage('3-scheduling'),
    button: 'Confirm the plan',
  },
  {
    says: 'Track held.',
    reach: 'planned',
    who: 'Dora',
    place: stage('3-scheduling'),
    fill: reason('Hold…', 'Why it is held'),
    button: 'Hold the track',
  },
  {
    says: 'Roll-out started.',
    reach: 'scheduling',
    who: 'Dora',
    place: due,
    button: 'Start the roll-out of Sovereign',
  },
  {
    says: 'Outcome recorded.',
    reach: 'deployment',
    who: 'Dora',
    place: async version =>
      `/releases/${version}/4-deployment?installation=${await someRollout(version)}`,
    fill: page => page.getByRole('radio', { name: 'installed' }).check(),
    button: 'Record the outcome',
    stays: true,
  },
  {
    says: 'Track rolled back.',
    reach: 'deployment',
    who: 'Dora',
    place: stage('4-deployment'),
    fill: reason('Roll back…', 'Why it is rolled back'),
    button: 'Roll back Sovereign',
  },
  {
    says: 'Track closed.',
    reach: 'monitoring',
    who: 'Dora',
    place: stage('5-monitoring'),
    fill: page => page.getByLabel('Reason for closing now').fill('Nobody complained.'),
    button: 'Close Sovereign',
  },
  {
    says: 'Submitted for review.',
    reach: 'deployment',
    wanted: { tracks: ['self_hosted'] },
    who: 'Sunna',
    place: firstDraft,
    button: 'Submit for review',
  },
  {
    says: 'Draft approved.',
    reach: 'deployment',
    wanted: { tracks: ['self_hosted'] },
    who: 'Sacha',
    place: submittedDraft,
    button: 'Approve draft',
  },
  {
    says: 'Draft rejected.',
    reach: 'deployment',
    wanted: { tracks: ['self_hosted'] },
    who: 'Sacha',
    place: submittedDraft,
    fill: reason('Reject…'),
    button: 'Reject draft',
  },
]

/** Planned and confirmed a while ago, for a time that has come. */
async function due(version: string) {
  const tell = await teller({ now: new Date(Date.now() - 3 * 3_600_000) })
  await planAndConfirm(tell, version, 'sovereign', 1, 72)
  return stage('3-scheduling')(version)
}

async function someRollout(version: string) {
  const { rows } = await db.execute<{ id: string }>(sql`
    select o.installation_id as id from rollouts o join releases r on r.id = o.release_id
    where r.version = ${version}`)
  return rows[0]?.id ?? ''
}

/** A draft of this release, made as the scheduler makes it within a minute. */
async function firstDraft(version: string) {
  const found = await db.execute<{ id: string }>(
    sql`select id from releases where version = ${version}`,
  )
  await draftInvoices(found.rows[0]?.id ?? '')
  const { rows } = await db.execute<{ id: string }>(sql`
    select d.id from drafts d join releases r on r.id = d.release_id
    where r.version = ${version} and d.state = 'draft' order by d.number limit 1`)
  return `/invoices/${rows[0]?.id ?? ''}`
}

/** The same, once Sunna submitted it. */
async function submittedDraft(version: string) {
  const place = await firstDraft(version)
  const { rows } = await db.execute<{ id: string }>(sql`select id from people where name = 'Sunna'`)
  const actor = await signedIn(rows[0]?.id ?? '', ['sales'])
  const command = { type: 'submitDraft', seen: 1 } as const
  const subject = place.split('/').at(-1) ?? ''
  await perform(draft, { actor, subject, command, channel: 'seed' })
  return place
}
