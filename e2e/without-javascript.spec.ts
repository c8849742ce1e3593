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
  await expect(petra.getByText('Changes added.')).toBeVisible()

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
  await expect(quinn.getByText('Test run recorded.')).toBeVisible()
  await quinn.goto(stage)
  const before = await countEvents(version)
  await quinn.getByRole('button', { name: 'Approve QA' }).click()
  await expect(quinn.getByText('QA approved.')).toBeVisible()
  expect(await countEvents(version)).toBe(before + 2)
})

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
