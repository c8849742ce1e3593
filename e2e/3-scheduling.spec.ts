import type { Page } from '@playwright/test'
import { freeze } from '@/db/aggregates/freeze'
import { teller } from '@/db/seeds/teller'
import { wallOf } from '@/lib/calendar/wall'
import { perform } from '@/lib/perform'
import { expect, test } from './fixtures'
import { countEvents } from './versions'

const stage = (version: string) => `/releases/${version}/3-scheduling`
const zone = 'Atlantic/Reykjavik'
const inMinutes = (minutes: number) => wallOf(new Date(Date.now() + minutes * 60_000), zone).local
const card = (page: Page) => page.getByRole('region', { name: 'Self-hosted', exact: true })

async function plan(page: Page, start: string, expires: string) {
  await card(page).getByLabel('Starts').fill(start)
  await card(page).getByLabel('Expires').fill(expires)
  await card(page).getByRole('button', { name: 'Save the plan' }).click()
}

test('a plan in the past or one that ends before it starts is refused at its field', async ({
  as,
  prepare,
}) => {
  const version = await prepare('scheduling')
  const page = await as('Dora')
  await page.goto(stage(version))
  await card(page).getByText('Plan…', { exact: true }).click()
  const before = await countEvents(version)
  await plan(page, '2026-01-01T10:00', inMinutes(60))
  await expect(card(page).getByLabel('Starts')).toHaveAccessibleDescription(/This time has passed/)
  await expect(card(page).getByLabel('Starts')).toHaveValue('2026-01-01T10:00')
  await plan(page, inMinutes(90), inMinutes(60))
  await expect(card(page).getByLabel('Expires')).toHaveAccessibleDescription(
    /expire before it starts/,
  )
  await card(page).getByLabel('Monitoring window').fill('a week')
  await plan(page, inMinutes(30), inMinutes(60))
  await expect(card(page).getByLabel('Monitoring window')).toHaveAccessibleDescription(
    /Enter a whole number/,
  )
  expect(await countEvents(version)).toBe(before)

  await card(page).getByLabel('Monitoring window').fill('48')
  await card(page).getByRole('button', { name: 'Save the plan' }).click()
  await expect(page.getByText('Plan saved.')).toBeVisible()
  await expect(
    card(page)
      .getByText(/Reykjavik/)
      .first(),
  ).toBeVisible()
})

test('who planned does not confirm; the second person does, and planning anew takes it back', async ({
  as,
  prepare,
}) => {
  const version = await prepare('planned')
  const dora = await as('Dora')
  await dora.goto(stage(version))
  await expect(
    card(dora).getByRole('button', { name: 'Confirm the plan' }),
  ).toHaveAccessibleDescription(/You made this plan/)
  const dag = await as('Dag')
  await dag.goto(stage(version))
  await card(dag).getByRole('button', { name: 'Confirm the plan' }).click()
  await expect(dag.getByText('Plan confirmed.')).toBeVisible()
  await expect(
    card(dag).getByRole('button', { name: 'Start the roll-out of Self-hosted' }),
  ).toHaveAccessibleDescription(/Planned for .* Reykjavik/)

  await dora.goto(stage(version))
  await card(dora).getByText('Plan anew…').click()
  await plan(dora, inMinutes(120), inMinutes(240))
  await expect(card(dora).getByText('waits for a second person')).toBeVisible()
})

test('a freeze refuses the plan with its reason and the next opening', async ({ as, prepare }) => {
  const version = await prepare('scheduling')
  const year = new Date().getUTCFullYear() + 2
  const reason = `Inventory ${version}`
  await addFreeze(reason, `${year}-03-02T08:00`, `${year}-03-04T08:00`)
  const page = await as('Dora')
  await page.goto(stage(version))
  await card(page).getByText('Plan…', { exact: true }).click()
  await plan(page, `${year}-03-03T12:00`, `${year}-03-03T18:00`)
  const starts = card(page).getByLabel('Starts')
  await expect(starts).toHaveAccessibleDescription(new RegExp(`Code freeze: ${reason}`))
  await expect(starts).toHaveAccessibleDescription(new RegExp(`Opens .* 4 Mar ${year}, 08:00`))
  await expect(starts).toHaveValue(`${year}-03-03T12:00`)

  await plan(page, `${year}-03-04T08:00`, `${year}-03-04T18:00`)
  await expect(page.getByText('Plan saved.')).toBeVisible()
})

test('a plan that was missed expires by itself and is never started late', async ({
  as,
  prepare,
}) => {
  const version = await prepare('scheduling')
  const clock = { now: new Date(Date.now() - 3 * 3_600_000) }
  const tell = await teller(clock)
  const owner = tell.cast.get('Dora')?.id ?? ''
  const times = { start: tell.wall(1, zone), expires: tell.wall(2, zone), zone }
  const planned = { track: 'self_hosted', ...times, monitorHours: 24, owner } as const
  await tell.act('Dora', version, { type: 'planTrack', ...planned })
  await tell.act('Dag', version, { type: 'confirmPlan', track: 'self_hosted' })
  const page = await as('Dora')
  await page.goto(stage(version))
  await expect(card(page).getByText('expired', { exact: true })).toBeVisible()
  await expect(
    card(page).getByRole('button', { name: 'Start the roll-out of Self-hosted' }),
  ).toHaveAccessibleDescription(/The plan has expired/)
  await page.goto(`/releases/${version}/history`)
  await expect(page.getByText(/let the plan for self-hosted expire/)).toBeVisible()
})

test('a held track does not go on until somebody lifts the hold', async ({ as, prepare }) => {
  const version = await prepare('confirmed')
  const page = await as('Dora')
  await page.goto(stage(version))
  await card(page).getByText('Hold…').click()
  await card(page).getByRole('button', { name: 'Hold the track' }).click()
  await expect(card(page).getByLabel('Why it is held')).toHaveAccessibleDescription(/Fill this in/)
  await card(page).getByLabel('Why it is held').fill('A disk is full.')
  await card(page).getByRole('button', { name: 'Hold the track' }).click()
  await expect(card(page).getByText('held: A disk is full.')).toBeVisible()
  await expect(
    card(page).getByRole('button', { name: 'Start the roll-out of Self-hosted' }),
  ).toHaveAccessibleDescription(/On hold: A disk is full/)
  await card(page).getByRole('button', { name: 'Lift the hold' }).click()
  await expect(card(page).getByText('confirmed', { exact: true })).toBeVisible()
})

// Two years ahead, and on this track alone: no other test plans there.
async function addFreeze(reason: string, start: string, end: string) {
  const actor = { kind: 'machine', name: 'seed' } as const
  const command = { type: 'addFreeze', reason, tracks: ['self_hosted'], zone, start, end } as const
  const asked = { actor, subject: crypto.randomUUID(), channel: 'seed' } as const
  const answer = await perform(freeze, {
    ...asked,
    command: { ...command, tracks: [...command.tracks] },
  })
  if (!answer?.ok) throw new Error(`The freeze was not added: ${JSON.stringify(answer)}`)
}
