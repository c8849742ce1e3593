import type { Page } from '@playwright/test'
import { criteriaFor, newestTemplate } from '@/lib/release/criteria'
import words from '@/messages/en/release.json' with { type: 'json' }
import { expect } from './fixtures'
import { done, wallIn, type Told } from './told'

export async function mergeAndTest({ as, version, input }: Told) {
  const petra = await as('Petra')
  await petra.goto('/releases/new')
  await petra.getByLabel('Version').fill(version)
  await petra.getByLabel('Title', { exact: true }).fill(input.title)
  for (const track of ['serverless', 'self_hosted', 'sovereign'] as const)
    await petra
      .getByLabel(words.tracks[track], { exact: true })
      .setChecked(input.tracks.includes(track))
  await petra.getByRole('button', { name: 'Open the release' }).click()
  await expect(petra).toHaveURL(`/releases/${version}/1-merge-qa`)

  if ('log' in input.changes) {
    await petra.getByText('Paste a git log…').click()
    await petra.getByLabel('Output of git log').fill(input.changes.log)
    await petra.getByRole('button', { name: 'Add these changes' }).click()
  } else {
    await petra.getByText('Upload a list…').click()
    await petra.getByLabel('Change list').setInputFiles(input.changes.list)
    await petra.getByRole('button', { name: 'Add the list' }).click()
  }
  await done(petra, 'Changes added.')
  await done(petra, `${input.count} changes`)

  const paul = await as('Paul')
  await paul.goto(`/releases/${version}/1-merge-qa`)
  await paul.getByLabel('Commit', { exact: true }).fill(input.commit)
  await paul.getByRole('button', { name: 'Freeze code' }).click()
  await done(paul, 'revision 1')

  const quinn = await as('Quinn')
  await quinn.goto(`/releases/${version}/1-merge-qa`)
  await quinn.getByText('Record a test run…').click()
  await quinn.getByLabel('JUnit report').setInputFiles(input.report)
  await quinn.getByLabel('Suite').fill('rules')
  await quinn.getByRole('button', { name: 'Record test run' }).click()
  await done(quinn, 'Test run recorded.')
  await quinn.getByRole('button', { name: 'Approve QA' }).click()
  await expect(quinn.getByRole('button', { name: 'Approve QA' })).toBeDisabled()
}

export async function beReady({ as, version, input }: Told) {
  const stage = `/releases/${version}/2-readiness`
  const petra = await as('Petra')
  await petra.goto(stage)
  const criteria = criteriaFor(newestTemplate, 'minor', input.tracks)
  await expect(
    petra.getByRole('button', { name: 'Approve readiness' }),
  ).toHaveAccessibleDescription(new RegExp(`^${criteria.length} criteria are not met`))
  for (const { key, owner } of criteria) {
    const page = await as(owner)
    await page.goto(`${stage}?criterion=${key}`)
    if (key === 'monitoring-ready') await waive(page)
    else await answer(page, key === 'migration-reversible' ? 'Not applicable' : 'Passing')
  }
  await petra.reload()
  await done(petra, 'The promise to serverless customers runs: available within 4 hours.')
  await petra.getByRole('button', { name: 'Approve readiness' }).click()
  await expect(petra.getByRole('button', { name: 'Approve readiness' })).toBeDisabled()
}

async function answer(page: Page, state: string) {
  await page.getByRole('radio', { name: state, exact: true }).check()
  await page.getByLabel('Evidence').fill('Seen on the staging system, run 4711.')
  await page.getByRole('button', { name: 'Record the answer' }).click()
  await done(page, 'Answer recorded.')
}

async function waive(page: Page) {
  await page.getByText('Waive…').click()
  await page.getByLabel('Why it can wait').fill('The new dashboard comes next week.')
  await page.getByLabel('What is done instead').fill('Dag looks at the logs every hour.')
  await page.getByLabel('Ends').fill(wallIn(7 * 24 * 60, 'Atlantic/Reykjavik'))
  await page.getByRole('button', { name: 'Waive the criterion' }).click()
  await done(page, 'Waiver recorded.')
}
