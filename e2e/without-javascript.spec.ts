import type { Page } from '@playwright/test'
import { wallOf } from '@/lib/calendar/wall'
import { expect, test } from './fixtures'
import { countEvents } from './versions'

test.use({ javaScriptEnabled: false })

test('a release is opened, filled, frozen, tested and approved without a script', async ({
  as,
  newVersion,
}) => {
  const version = newVersion()
  const stage = `/releases/${version}/1-merge-qa`
  const petra = await as('Petra')
  await petra.goto('/releases/new')
  await petra.getByLabel('Version').fill(version)
  await petra.getByLabel('Notes for customers').fill('Nothing to do for you.')
  await petra.getByRole('button', { name: 'Open the release' }).click()
  await expect(petra.getByText('Fill this in.')).toBeVisible()
  await expect(petra.getByLabel('Version')).toHaveValue(version)
  await expect(petra.getByLabel('Notes for customers')).toHaveValue('Nothing to do for you.')
  await petra.getByLabel('Title', { exact: true }).fill('Without a script')
  await petra.getByRole('button', { name: 'Open the release' }).click()
  await expect(petra).toHaveURL(stage)

  const log = `${'a'.repeat(40)}\t2026-11-20T10:00:00+01:00\tJules\tfeat: work anywhere`
  await petra.getByText('Paste a git log…').click()
  await petra.getByLabel('Output of git log').fill('not a log')
  await petra.getByRole('button', { name: 'Add these changes' }).click()
  await expect(petra.getByLabel('Output of git log')).toHaveValue('not a log')
  await expect(petra.getByText(/Line 1 has no tabs/)).toBeVisible()
  await petra.getByLabel('Output of git log').fill(log)
  await petra.getByRole('button', { name: 'Add these changes' }).click()
  await petra.goto(stage)
  await expect(petra.getByText('work anywhere').first()).toBeVisible()

  const paul = await as('Paul')
  await paul.goto(stage)
  await paul.getByLabel('Commit', { exact: true }).fill('abc')
  await paul.getByRole('button', { name: 'Freeze code' }).click()
  await expect(paul.getByText(/Enter the full commit hash/)).toBeVisible()
  await expect(paul.getByLabel('Commit', { exact: true })).toHaveValue('abc')
  await paul.getByLabel('Commit', { exact: true }).fill('f'.repeat(40))
  await paul.getByRole('button', { name: 'Freeze code' }).click()
  await expect(paul.getByText('revision 1').first()).toBeVisible()

  const quinn = await as('Quinn')
  await quinn.goto(stage)
  await expect(quinn.getByRole('button', { name: 'Approve QA' })).toBeDisabled()
  await quinn.getByText('Record a test run…').click()
  await quinn.getByLabel('JUnit report').setInputFiles({
    name: 'junit.xml',
    mimeType: 'text/xml',
    buffer: Buffer.from('<testsuite name="unit"><testcase name="adds"/></testsuite>'),
  })
  await quinn.getByLabel('Suite').fill('unit')
  await quinn.getByRole('button', { name: 'Record test run' }).click()
  await quinn.goto(stage)
  await expect(quinn.getByRole('button', { name: 'Approve QA' })).toBeEnabled()
  const before = await countEvents(version)
  await quinn.getByRole('button', { name: 'Approve QA' }).click()
  await quinn.goto(stage)
  await expect(quinn.getByRole('button', { name: 'Approve QA' })).toBeDisabled()
  expect(await countEvents(version)).toBe(before + 2)
})

test('a release is answered, planned, rolled out, watched and closed without a script', async ({
  as,
  prepare,
}) => {
  const version = await prepare('answered', { tracks: ['sovereign'] })
  const at = (stage: string) => `/releases/${version}/${stage}`
  const card = (page: Page) => page.getByRole('region', { name: 'Sovereign', exact: true })
  const [petra, dora, dag, sunna] = [
    await as('Petra'),
    await as('Dora'),
    await as('Dag'),
    await as('Sunna'),
  ]

  await sunna.goto(at('2-readiness?criterion=support-briefed'))
  await sunna.getByRole('radio', { name: 'Not applicable' }).check()
  await sunna.getByLabel('Evidence').fill('')
  await sunna.getByRole('button', { name: 'Record the answer' }).click()
  await expect(sunna.getByLabel('Evidence')).toHaveAccessibleDescription(/Say why/)
  await expect(sunna.getByRole('radio', { name: 'Not applicable' })).toBeChecked()
  await sunna.getByLabel('Evidence').fill('Support sees nothing of it.')
  await sunna.getByRole('button', { name: 'Record the answer' }).click()
  await sunna.goto(at('2-readiness?criterion=support-briefed'))
  await expect(sunna.getByText('Support sees nothing of it.').first()).toBeVisible()

  await dora.goto(at('3-scheduling'))
  await expect(dora.getByRole('button', { name: 'Save the plan' })).toHaveCount(0)
  await petra.goto(at('2-readiness'))
  await petra.getByRole('button', { name: 'Approve readiness' }).click()

  await dora.goto(at('3-scheduling'))
  await openIn(card(dora), 'Plan…')
  const zone = await card(dora).getByLabel('Zone').inputValue()
  const inHours = (hours: number) => wallOf(new Date(Date.now() + hours * 3_600_000), zone).local
  await card(dora).getByLabel('Starts').fill(inHours(0))
  await card(dora).getByLabel('Expires').fill(inHours(-1))
  await card(dora).getByRole('button', { name: 'Save the plan' }).click()
  await expect(card(dora).getByLabel('Expires')).toHaveAccessibleDescription(/before it starts/)
  await card(dora).getByLabel('Starts').fill(inHours(0))
  await card(dora).getByLabel('Expires').fill(inHours(5))
  await card(dora).getByRole('button', { name: 'Save the plan' }).click()
  await dag.goto(at('3-scheduling'))
  await card(dag).getByRole('button', { name: 'Confirm the plan' }).click()

  await dora.goto(at('3-scheduling'))
  await card(dora)
    .getByRole('button', { name: /^Start the roll-out of/ })
    .click()
  await dora.goto(at('4-deployment'))
  const installations = card(dora).getByRole('rowheader').getByRole('link')
  await expect(installations.first()).toBeVisible()
  for (let index = 0; index < (await installations.count()); index += 1) {
    await installations.nth(index).click()
    await dora.getByRole('radio', { name: 'Installed' }).check()
    await dora.getByRole('button', { name: 'Record the outcome' }).click()
    await dora.goto(at('4-deployment'))
  }
  await expect(card(dora).getByText('Pending')).toHaveCount(0)

  await sunna.goto(at('5-monitoring'))
  await openIn(card(sunna), 'Report an incident…')
  await card(sunna).getByLabel('What happens').fill('Search is slow.')
  await card(sunna).getByRole('radio', { name: /^3 · / }).check()
  await card(sunna).getByRole('button', { name: 'Report the incident' }).click()
  await sunna.goto(at('5-monitoring'))
  await expect(card(sunna).getByText('Incident 1, severity 3')).toBeVisible()

  await dora.goto(at('5-monitoring'))
  await card(dora).getByLabel('Reason for closing now').fill('Nobody complained.')
  await card(dora).getByRole('button', { name: 'Close Sovereign' }).click()
  await dora.goto(at('history'))
  await expect(dora.getByText(/closed the release with its last track/)).toBeVisible()
})

/** Unfolds a form that is folded; it may be open already. */
async function openIn(card: ReturnType<Page['getByRole']>, label: string) {
  const details = card.locator('details').filter({ hasText: label }).first()
  if ((await details.getAttribute('open')) === null)
    await details.locator('summary').first().click()
}

test('who is signed in stays so, finds a release by its version, and signs out', async ({
  stranger,
  prepare,
}) => {
  const version = await prepare('opened')
  await stranger.goto(`/releases/${version}`)
  await stranger.getByRole('button', { name: 'Continue as Vera, Viewer' }).click()
  await expect(stranger).toHaveURL(`/releases/${version}`)
  await stranger.getByLabel('Search releases').fill(version)
  await stranger.getByLabel('Search releases').press('Enter')
  await stranger.getByRole('main').getByRole('link', { name: version }).first().click()
  await expect(stranger.getByRole('heading', { level: 1 })).toContainText(version)
  await stranger.getByRole('button', { name: 'Sign out' }).click()
  await expect(stranger).toHaveURL('/sign-in')
})
