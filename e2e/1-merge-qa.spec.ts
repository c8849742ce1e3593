import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { frozenCommit } from '@/db/testing/release-in'
import { countEvents } from './versions'

const stage = (version: string) => `/releases/${version}/1-merge-qa`
const report = (words: string) => ({
  name: 'junit.xml',
  mimeType: 'text/xml',
  buffer: Buffer.from(words),
})
const green = '<testsuite name="unit"><testcase name="adds"/><testcase name="bills"/></testsuite>'

async function upload(page: Page, words: string) {
  await page.getByText('Record a test run…').click()
  await page.getByLabel('JUnit report').setInputFiles(report(words))
  await page.getByLabel('Suite').fill('unit')
  await page.getByRole('button', { name: 'Record test run' }).click()
}

test('a release opens with what was typed, and a version that was there is refused beside it', async ({
  as,
  newVersion,
}) => {
  const version = newVersion()
  const page = await as('product')
  await page.goto('/releases/new')
  await page.getByLabel('Version').fill(`${version}.1`)
  await page.getByLabel('Title', { exact: true }).fill('Search by voice')
  await page.getByLabel('Notes for customers').fill('Say what you look for.')
  await page.getByLabel('Sovereign').uncheck()
  await page.getByRole('button', { name: 'Open the release' }).click()
  await expect(page.getByLabel('Version')).toHaveAccessibleDescription(/three numbers/)
  await expect(page.getByLabel('Version')).toHaveValue(`${version}.1`)
  await expect(page.getByLabel('Notes for customers')).toHaveValue('Say what you look for.')
  await expect(page.getByLabel('Sovereign')).not.toBeChecked()

  await page.getByLabel('Version').fill(version)
  await page.getByRole('button', { name: 'Open the release' }).click()
  await expect(page).toHaveURL(stage(version))
  await expect(page.getByRole('heading', { level: 1 })).toContainText(version)

  await page.goto('/releases/new')
  await page.getByLabel('Version').fill(version)
  await page.getByLabel('Title', { exact: true }).fill('The same again')
  await page.getByRole('button', { name: 'Open the release' }).click()
  await expect(page.getByLabel('Version')).toHaveAccessibleDescription(/this version already/)
  await expect(page.getByLabel('Title', { exact: true })).toHaveValue('The same again')
  expect(await countEvents(version)).toBe(1)
})

test('a release without a title and without a track says so beside both', async ({
  as,
  newVersion,
}) => {
  const version = newVersion()
  const page = await as('product')
  await page.goto('/releases/new')
  await page.getByLabel('Version').fill(version)
  for (const track of ['Serverless', 'Self-hosted', 'Sovereign'])
    await page.getByLabel(track).uncheck()
  await page.getByRole('button', { name: 'Open the release' }).click()
  const title = page.getByLabel('Title', { exact: true })
  await expect(title).toHaveAttribute('aria-invalid', 'true')
  await expect(title).toHaveAccessibleDescription(/Fill this in/)
  await expect(page.getByRole('group', { name: 'Tracks' })).toHaveAccessibleDescription(
    /Choose at least one/,
  )
  await expect(page.getByLabel('Version')).toHaveValue(version)
  expect(await countEvents(version)).toBe(0)
})

test('changes are pasted, classified by their subject, corrected, and in scope once', async ({
  as,
  prepare,
}) => {
  const version = await prepare('opened', { subjects: ['chore: begin'] })
  const page = await as('qa')
  const log = ['feat(search)!: understand questions', 'fix: the typo', 'Update things']
    .map((subject, n) => `${String(n).repeat(40)}\t2026-11-20T10:00:00+01:00\tJules\t${subject}`)
    .join('\n')
  await page.goto(stage(version))
  await page.getByText('Paste a git log…').click()
  await page.getByLabel('Output of git log').fill(`${log}\nno tabs here`)
  await page.getByRole('button', { name: 'Add these changes' }).click()
  await expect(page.getByLabel('Output of git log')).toHaveAccessibleDescription(
    /Line 4 has no tabs/,
  )
  await expect(page.getByLabel('Output of git log')).toHaveValue(`${log}\nno tabs here`)

  await page.getByLabel('Output of git log').fill(log)
  await page.getByRole('button', { name: 'Add these changes' }).click()
  await expect(page.getByText('Changes added.')).toBeVisible()
  await expect(page.getByText('4 changes')).toBeVisible()
  await page.getByText('Paste a git log…').click()
  await page.getByLabel('Output of git log').fill(log)
  await page.getByRole('button', { name: 'Add these changes' }).click()
  await expect(page.getByText('All of these changes are in scope already.')).toBeVisible()

  await page.getByRole('link', { name: 'Update things' }).click()
  await page.getByLabel('Kind', { exact: true }).selectOption('Feature')
  await page.getByLabel('Scope · optional').fill('search')
  await page.getByRole('button', { name: 'Correct the change' }).click()
  await expect(page.getByText('Change corrected.')).toBeVisible()
})

test('a broken report names its line, one without tests does not pass, and neither lets QA approve', async ({
  as,
  prepare,
}) => {
  const version = await prepare('frozen')
  const page = await as('qa')
  await page.goto(stage(version))
  const approve = page.getByRole('button', { name: 'Approve QA' })
  await expect(approve).toBeDisabled()
  await expect(approve).toHaveAccessibleDescription(/no test run of the frozen commit/)

  const before = await countEvents(version)
  await upload(page, '<testsuite name="unit">\n  <testcase name="adds">\n</testsuite>')
  await expect(page.getByLabel('JUnit report')).toHaveAccessibleDescription(/line 3/i)
  await expect(page.getByLabel('Suite')).toHaveValue('unit')
  expect(await countEvents(version)).toBe(before)

  const skipped = '<testsuite name="unit"><testcase name="a"><skipped/></testcase></testsuite>'
  await page.getByLabel('JUnit report').setInputFiles(report(skipped))
  await page.getByRole('button', { name: 'Record test run' }).click()
  await expect(page.getByText('Test run recorded.')).toBeVisible()
  await expect(approve).toBeDisabled()
  await expect(approve).toHaveAccessibleDescription(/suite unit did not pass/)

  await page.getByText('Record a test run…').click()
  await page.getByLabel('JUnit report').setInputFiles(report(green))
  await page.getByLabel('Suite').fill('unit')
  await page.getByRole('button', { name: 'Record test run' }).click()
  await expect(approve).toBeEnabled()
  await expect(page.getByText('re-run ×1')).toBeVisible()
})

test('a run of another commit is kept, labelled, and does not count', async ({ as, prepare }) => {
  const version = await prepare('frozen')
  const page = await as('qa')
  await page.goto(stage(version))
  await page.getByText('Record a test run…').click()
  await page.getByLabel('JUnit report').setInputFiles(report(green))
  await page.getByLabel('Suite').fill('unit')
  await page.getByLabel('Tested commit').fill('c'.repeat(40))
  await page.getByRole('button', { name: 'Record test run' }).click()
  await expect(page.getByText(/not of the frozen commit/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Approve QA' })).toBeDisabled()
})

test('who wrote a change or froze the code cannot approve its QA; somebody else can, once', async ({
  as,
  prepare,
}) => {
  const version = await prepare('frozen', { kind: 'minor' })
  const author = await as('Quentin')
  await author.goto(stage(version))
  await expect(author.getByRole('button', { name: 'Approve QA' })).toHaveAccessibleDescription(
    /You wrote a change/,
  )

  const quinn = await as('Quinn')
  await quinn.goto(stage(version))
  await quinn.getByText('Freeze another commit…').click()
  await quinn.getByLabel('Commit', { exact: true }).fill('b'.repeat(39))
  await quinn.getByLabel('Why another commit').fill('The first one did not build.')
  await quinn.getByRole('button', { name: 'Freeze again' }).click()
  const commit = quinn.getByLabel('Commit', { exact: true })
  await expect(commit).toHaveAccessibleDescription(/full commit hash/)
  await expect(commit).toBeFocused()
  await expect(commit).toHaveValue('b'.repeat(39))
  await expect(quinn.getByLabel('Why another commit')).toHaveValue('The first one did not build.')

  await commit.fill('b'.repeat(40))
  await quinn.getByRole('button', { name: 'Freeze again' }).click()
  await expect(quinn.getByText('Code frozen again.')).toBeVisible()
  await upload(quinn, green)
  await expect(quinn.getByRole('button', { name: 'Approve QA' })).toHaveAccessibleDescription(
    /You froze this revision/,
  )
})

test('two clicks on approve at once are one approval', async ({ as, prepare }) => {
  const version = await prepare('tested')
  const page = await as('Quinn')
  const other = await page.context().newPage()
  for (const window of [page, other]) await window.goto(stage(version))
  const before = await countEvents(version)
  // The page's own click: the live refresh may have taken the button away from the slower window.
  const click = (button: SVGElement | HTMLElement) => {
    if (button instanceof HTMLElement) button.click()
  }
  await Promise.all(
    [page, other].map(window => window.getByRole('button', { name: 'Approve QA' }).evaluate(click)),
  )
  await expect(page.getByRole('button', { name: 'Approve QA' })).toBeDisabled()
  await expect(other.getByRole('button', { name: 'Approve QA' })).toBeDisabled()
  // The approval, and the stage that begins with it.
  expect(await countEvents(version)).toBe(before + 2)
})

test('rejecting needs a reason and ends the revision; another commit begins the next', async ({
  as,
  prepare,
}) => {
  const version = await prepare('tested', { subjects: ['fix: by Jules alone'] })
  const page = await as('Quinn')
  await page.goto(stage(version))
  await page.getByText('Reject QA…').click()
  await page.getByRole('button', { name: 'Reject QA', exact: true }).click()
  await expect(page.getByLabel('What failed')).toHaveAccessibleDescription(/Fill this in/)
  await page.getByLabel('What failed').fill('Bills twice.')
  await page.getByRole('button', { name: 'Reject QA', exact: true }).click()
  await expect(page.getByText('QA rejected.')).toBeVisible()
  const quentin = await as('Quentin')
  await quentin.goto(stage(version))
  await expect(quentin.getByRole('button', { name: 'Approve QA' })).toHaveAccessibleDescription(
    /This revision was rejected/,
  )

  const paul = await as('Paul')
  await paul.goto(stage(version))
  await paul.getByText('Freeze another commit…').click()
  await paul.getByLabel('Commit', { exact: true }).fill(frozenCommit(version))
  await paul.getByLabel('Why another commit').fill('Fixed.')
  await paul.getByRole('button', { name: 'Freeze again' }).click()
  await expect(paul.getByLabel('Commit', { exact: true })).toHaveAccessibleDescription(/frozen now/)
  await paul.getByLabel('Commit', { exact: true }).fill('d'.repeat(40))
  await paul.getByRole('button', { name: 'Freeze again' }).click()
  await expect(paul.getByText('revision 2').first()).toBeVisible()
})

test('a major release asks for two of QA', async ({ as, prepare, newVersion }) => {
  // The next major of all, in a line that nobody takes.
  const version = `${Number(newVersion().split('.')[0]) + 1000}.0.0`
  await prepare('tested', { version, kind: 'major', subjects: ['feat!: by Jules'] })
  const quinn = await as('Quinn')
  await quinn.goto(stage(version))
  await quinn.getByRole('button', { name: 'Approve QA' }).click()
  await expect(quinn.getByRole('button', { name: 'Approve QA' })).toHaveAccessibleDescription(
    /Your vote is on record/,
  )
  const quentin = await as('Quentin')
  await quentin.goto(stage(version))
  await quentin.getByRole('button', { name: 'Approve QA' }).click()
  await expect(quentin.getByRole('button', { name: 'Approve QA' })).toHaveAccessibleDescription(
    /belongs to another stage/,
  )
})

test('an unknown release is not found', async ({ as, forgive }) => {
  forgive(/status of 404/)
  const page = await as('viewer')
  const response = await page.goto('/releases/9999.9.9/1-merge-qa')
  expect(response?.status()).toBe(404)
  await expect(page.getByRole('heading', { name: 'Not found' })).toBeVisible()
})
