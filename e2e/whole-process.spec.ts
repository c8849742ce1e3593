import type { Page } from '@playwright/test'
import { wallOf } from '@/lib/calendar/wall'
import { criteriaFor, newestTemplate } from '@/lib/release/criteria'
import type { TrackType } from '@/lib/release/workflow'
import words from '@/messages/en/release.json' with { type: 'json' }
import { expect, test } from './fixtures'
import { anotherProduct, ownHistory, type RealInput } from './real-input'
import { countEvents } from './versions'

// One deploy target serves one version at a time: the two releases go one after the other.
test.describe.configure({ mode: 'serial' })

type People = (who: Parameters<Parameters<Parameters<typeof test>[2]>[0]['as']>[0]) => Promise<Page>
type Told = { as: People; version: string; input: RealInput }

const done = (page: Page, words: string) => expect(page.getByText(words).first()).toBeVisible()

test('a release of this repository goes from its commits to its closed tracks', async ({
  as,
  newVersion,
}, testInfo) => {
  test.setTimeout(300_000)
  const input = ownHistory(testInfo.outputPath('rules.xml'))
  if (typeof input === 'string') test.skip(true, input)
  else await throughAllStages({ as, version: newVersion(), input })
})

test('a release of another product goes the same way', async ({ as, newVersion }) => {
  test.setTimeout(300_000)
  const input = anotherProduct()
  if (typeof input === 'string') test.skip(true, input)
  else await throughAllStages({ as, version: newVersion(), input })
})

async function throughAllStages(told: Told) {
  const stages = {
    '1 merge & QA': mergeAndTest,
    '2 readiness': beReady,
    '3 scheduling': schedule,
    '4 deployment': deploy,
    'invoice drafts': reviewDrafts,
    '5 monitoring': watchAndClose,
    history: readHistory,
  }
  for (const [name, stage] of Object.entries(stages))
    await test.step(name, async () => {
      await stage(told)
      // Pages left open would follow every change to come.
      for (const who of ['Petra', 'Paul', 'Quinn', 'Dora', 'Dag', 'Sunna', 'Vera'] as const)
        await (await told.as(who)).goto('about:blank')
    })
}

async function mergeAndTest({ as, version, input }: Told) {
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

async function beReady({ as, version, input }: Told) {
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

async function schedule({ as, version, input }: Told) {
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

async function deploy({ as, version, input }: Told) {
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

async function reviewDrafts({ as, version }: Told) {
  const sunna = await as('Sunna')
  await sunna.goto(`/releases/${version}/4-deployment`)
  await expect(sunna.getByText('drafting')).toHaveCount(0, { timeout: 30_000 })
  const drafts = sunna.getByRole('link', { name: /^Draft \d+$/ })
  const places = await drafts.evaluateAll(found =>
    found.map(link => link.getAttribute('href') ?? ''),
  )
  const [approved, rejected] = places
  expect(places.length).toBeGreaterThan(1)

  for (const place of [approved, rejected]) {
    await sunna.goto(place ?? '')
    await sunna.getByText('Why this amount').first().click()
    await sunna.getByRole('button', { name: 'Submit for review' }).click()
    await expect(sunna.getByText(/In review/).first()).toBeVisible()
  }
  const sacha = await as('Sacha')
  await sacha.goto(approved ?? '')
  await sacha.getByRole('button', { name: 'Approve' }).click()
  await expect(sacha.getByText(/Approved/).first()).toBeVisible()

  await sacha.goto(rejected ?? '')
  await sacha.getByText('Reject…').click()
  const reject = sacha.getByRole('button', { name: 'Reject draft' })
  await reject.click()
  const reason = sacha.getByLabel('Reason').and(sacha.locator(':visible'))
  await expect(reason).toHaveAccessibleDescription(/Say why/)
  await reason.fill('The partner bills this one.')
  await reject.click()
  await expect(sacha.getByText(/Rejected/).first()).toBeVisible()
}

async function watchAndClose({ as, version, input }: Told) {
  const stage = `/releases/${version}/5-monitoring`
  const sunna = await as('Sunna')
  await sunna.goto(stage)
  const track = words.tracks.sovereign
  const card = sunna.getByRole('region', { name: track, exact: true })
  await card.getByText('Report an incident…').click()
  await card.getByRole('radio', { name: /^1 · / }).check()
  await card.getByLabel('What happens').fill('Nobody can sign in since 14:00.')
  await card.getByRole('button', { name: 'Report the incident' }).click()
  await expect(card.getByText('Incident 1, severity 1')).toBeVisible()

  const dora = await as('Dora')
  await dora.goto(stage)
  await expect(dora.getByRole('button', { name: `Close ${track}` })).toHaveAccessibleDescription(
    /Incident 1 has severity 1 and is open/,
  )
  await card.getByText('Resolve incident 1…').click()
  await card.getByLabel('How it was resolved').fill('The clock of one machine was wrong.')
  await card.getByRole('button', { name: 'Resolve incident 1' }).click()
  await expect(card.getByText('Resolved:')).toBeVisible()

  await dora.reload()
  for (const type of input.tracks) {
    const watched = dora.getByRole('region', { name: words.tracks[type], exact: true })
    const close = watched.getByRole('button', { name: `Close ${words.tracks[type]}` })
    await close.click()
    await expect(watched.getByLabel('Reason for closing now')).toHaveAccessibleDescription(
      /say why/,
    )
    await watched.getByLabel('Reason for closing now').fill('Quiet, and the next one is near.')
    await close.click()
    await expect(watched.getByLabel('Reason for closing now')).toHaveCount(0)
  }
  await expect(dora.getByText('closed', { exact: true }).first()).toBeVisible()
}

async function readHistory({ as, version, input }: Told) {
  const vera = await as('viewer')
  await vera.goto(`/releases/${version}/history`)
  const told: string[] = []
  for (;;) {
    told.push(...(await vera.getByRole('main').getByRole('listitem').allInnerTexts()))
    const older = vera.getByRole('link', { name: 'Earlier events' })
    if ((await older.count()) === 0) break
    const next = await older.getAttribute('href')
    await vera.goto(next ?? '')
  }
  const all = told.join('\n')
  for (const step of steps(input)) expect(all).toMatch(step)
  const sentences = told.filter(text => /\d\d:\d\d/.test(text))
  expect(sentences.length).toBeGreaterThanOrEqual(await countEvents(version))
}

const steps = ({ commit, count }: RealInput) => [
  /Petra.*opened/s,
  new RegExp(`added ${count} changes`),
  new RegExp(`froze ${commit.slice(0, 7)}.* as revision 1`),
  /Quinn.*approved QA of revision 1/s,
  /waived “Monitoring ready”/,
  /marked “Data migration reversible” as not applicable/,
  /approved readiness of revision 1/,
  /planned serverless/,
  /approved the plan for serverless/,
  /started serverless/,
  /asked the deploy target/,
  /reported attempt 1 as succeeded/,
  /saw .* served/,
  /as postponed: Their change board/,
  /reported incident 1 on sovereign, severity 1/,
  /resolved incident 1/,
  /closed sovereign: Quiet/,
  /closed the release with its last track/,
]

const wallIn = (minutes: number, zone: string) =>
  wallOf(new Date(Date.now() + minutes * 60_000), zone).local
