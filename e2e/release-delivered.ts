import type { Page } from '@playwright/test'
import type { TrackType } from '@/lib/release/workflow'
import words from '@/messages/en/release.json' with { type: 'json' }
import { expect } from './fixtures'
import { done, wallIn, type Told } from './told'

export async function schedule({ as, version, input }: Told) {
  const stage = `/releases/${version}/3-scheduling`
  const dora = await as('Dora')
  await dora.goto(stage)
  for (const track of input.tracks) {
    const card = dora.getByRole('region', { name: words.tracks[track], exact: true })
    await card.getByText('Plan…', { exact: true }).click()
    await card.getByLabel('Starts').fill(wallIn(0.25, 'Atlantic/Reykjavik'))
    await card.getByLabel('Expires').fill(wallIn(180, 'Atlantic/Reykjavik'))
    await card.getByRole('button', { name: 'Save the plan' }).click()
    await expect(dora.getByText('Plan saved.')).toBeVisible()
    await expect(
      card.getByRole('button', { name: 'Confirm the plan' }),
    ).toHaveAccessibleDescription(/You made this plan/)
  }
  const dag = await as('Dag')
  await dag.goto(stage)
  for (const track of input.tracks) {
    const card = dag.getByRole('region', { name: words.tracks[track], exact: true })
    await card.getByRole('button', { name: 'Confirm the plan' }).click()
    // Not by its button, which is gone where serverless has started already: it is due within seconds.
    await expect(card.getByRole('definition').filter({ hasText: 'Dag' })).toBeVisible()
  }
}

export async function deploy({ as, version, input }: Told) {
  const stage = `/releases/${version}/4-deployment`
  const vera = await as('viewer')
  await vera.goto(stage)
  // Nobody clicks: the order, the callback and the version seen arrive on an open page by themselves.
  await expect(vera.getByText('serves the version')).toBeVisible({ timeout: 90_000 })

  const dora = await as('Dora')
  for (const track of input.tracks.filter(type => type !== 'serverless')) {
    await dora.goto(`/releases/${version}/3-scheduling`)
    const start = `Start the roll-out of ${words.tracks[track]}`
    const card = dora.getByRole('region', { name: words.tracks[track], exact: true })
    await card.getByRole('button', { name: start }).click()
    await expect(card.getByText('Plan anew…')).toHaveCount(0)
    await recordOutcomes(dora, stage, track)
  }
}

async function recordOutcomes(page: Page, stage: string, track: TrackType) {
  await page.goto(stage)
  const card = page.getByRole('region', { name: words.tracks[track], exact: true })
  const links = card.getByRole('rowheader').getByRole('link')
  const places = await links.evaluateAll(found =>
    found.map(link => link.getAttribute('href') ?? ''),
  )
  expect(places.length).toBeGreaterThan(3)
  for (const [index, place] of places.entries()) {
    await page.goto(place)
    await page.getByRole('radio', { name: index === 0 ? 'Postponed' : 'Installed' }).check()
    await page.getByRole('button', { name: 'Record the outcome' }).click()
    if (index === 0) await sayWhy(page)
    await done(page, 'Outcome recorded.')
  }
}

async function sayWhy(page: Page) {
  await expect(page.getByLabel('Reason')).toHaveAccessibleDescription(/Say why/)
  await expect(page.getByRole('radio', { name: 'Postponed' })).toBeChecked()
  await page.getByLabel('Reason').fill('Their change board meets on Thursday.')
  await page.getByRole('button', { name: 'Record the outcome' }).click()
}
