import { expect, test } from './fixtures'
import { countEvents } from './versions'

const stage = (version: string) => `/releases/${version}/2-readiness`

test('a criterion is answered by its owner, with evidence, and by nobody else', async ({
  as,
  prepare,
}) => {
  const version = await prepare('readiness')
  const sales = await as('sales')
  await sales.goto(`${stage(version)}?criterion=no-open-blocker`)
  await expect(
    sales.getByRole('button', { name: 'Record the answer' }),
  ).toHaveAccessibleDescription(/QA answers this criterion/)

  const page = await as('qa')
  await page.goto(stage(version))
  await page.getByRole('link', { name: 'No open blocker', exact: true }).click()
  const before = await countEvents(version)
  await page.getByRole('button', { name: 'Record the answer' }).click()
  await expect(page.getByRole('group', { name: 'State' })).toHaveAccessibleDescription(/Choose/)
  await page.getByRole('radio', { name: 'Not applicable' }).check()
  await page.getByRole('button', { name: 'Record the answer' }).click()
  await expect(page.getByLabel('Evidence')).toHaveAccessibleDescription(/Say why/)
  await expect(page.getByRole('radio', { name: 'Not applicable' })).toBeChecked()
  expect(await countEvents(version)).toBe(before)

  await page.getByRole('radio', { name: 'Passing' }).check()
  await page.getByRole('button', { name: 'Record the answer' }).click()
  await expect(page.getByLabel('Evidence')).toHaveAccessibleDescription(/needs evidence/)
  await page.getByLabel('Evidence').fill('No open issue labelled blocker.')
  await page.getByRole('button', { name: 'Record the answer' }).click()
  await expect(page.getByText('Answer recorded.')).toBeVisible()
  expect(await countEvents(version)).toBe(before + 1)
})

test('a waiver ends in the future, is not for every criterion, and its author does not approve', async ({
  as,
  prepare,
}) => {
  const version = await prepare('answered')
  const petra = await as('Petra')
  await petra.goto(`${stage(version)}?criterion=no-open-blocker`)
  await petra.getByText('Waive…').click()
  await expect(
    petra.getByRole('button', { name: 'Waive the criterion' }),
  ).toHaveAccessibleDescription(/cannot be waived/)

  await petra.goto(`${stage(version)}?criterion=upgrade-guide`)
  await petra.getByText('Waive…').click()
  await petra.getByLabel('Why it can wait').fill('Nobody upgrades before Friday.')
  await petra.getByLabel('What is done instead').fill('Support answers by phone.')
  await petra.getByLabel('Ends').fill('2026-01-01T12:00')
  await petra.getByRole('button', { name: 'Waive the criterion' }).click()
  await expect(petra.getByLabel('Ends')).toHaveAccessibleDescription(/This time has passed/)
  await expect(petra.getByLabel('Why it can wait')).toHaveValue('Nobody upgrades before Friday.')
  await petra.getByLabel('Ends').fill(`${new Date().getUTCFullYear() + 1}-06-01T12:00`)
  await petra.getByRole('button', { name: 'Waive the criterion' }).click()
  await expect(petra.getByText('Waiver recorded.')).toBeVisible()
  await expect(
    petra.getByRole('button', { name: 'Approve readiness' }),
  ).toHaveAccessibleDescription(/You waived a criterion/)

  const paul = await as('Paul')
  await paul.goto(stage(version))
  await paul.getByRole('button', { name: 'Approve readiness' }).click()
  await expect(paul.getByText('Readiness approved.')).toBeVisible()
})

test('readiness waits for every criterion, and the page says what the click starts', async ({
  as,
  prepare,
}) => {
  const version = await prepare('readiness', { tracks: ['serverless', 'self_hosted'] })
  const page = await as('Petra')
  await page.goto(stage(version))
  await expect(page.getByRole('button', { name: 'Approve readiness' })).toHaveAccessibleDescription(
    /7 criteria are not met/,
  )
  await expect(page.getByText('Planning of 2 tracks begins.')).toBeVisible()
  await expect(page.getByText(/available within 4 hours/)).toBeVisible()
  await expect(page.getByText(/installations get their roll-out and a draft/)).toBeVisible()
})

test('sending back needs a reason, says what it takes back, and keeps everything', async ({
  as,
  prepare,
}) => {
  const version = await prepare('answered')
  const page = await as('Petra')
  await page.goto(stage(version))
  await page.getByText('Request changes…').click()
  await expect(page.getByText('Saving this takes back')).toBeVisible()
  await page.getByRole('button', { name: 'Send back for changes' }).click()
  await expect(page.getByLabel('What has to change')).toHaveAccessibleDescription(/Fill this in/)
  await page.getByLabel('What has to change').fill('The notes speak of another version.')
  await page.getByRole('button', { name: 'Send back for changes' }).click()
  await expect(page.getByText('Sent back for changes.')).toBeVisible()
  await page.goto(`/releases/${version}/1-merge-qa`)
  await expect(page.getByText('3 changes')).toBeVisible()
  await page.goto(`/releases/${version}/history`)
  await expect(page.getByText(/The notes speak of another version/)).toBeVisible()
})

test('who approved QA does not approve readiness', async ({ as, prepare }) => {
  const version = await prepare('answered')
  const quinn = await as('Quinn')
  await quinn.goto(stage(version))
  await expect(
    quinn.getByRole('button', { name: 'Approve readiness' }),
  ).toHaveAccessibleDescription(/Only Product can do this/)
})

test('who owes an answer sees it before what approving would start', async ({ as, prepare }) => {
  const version = await prepare('readiness')
  const page = await as('Petra')
  await page.goto(stage(version))
  const duty = page.getByRole('link', { name: /^Answer “/ }).first()
  const approval = page.getByText(/^Planning of 1 track begins/)
  const [above, below] = [await duty.boundingBox(), await approval.boundingBox()]
  expect(above?.y).toBeLessThan(below?.y ?? 0)
})
