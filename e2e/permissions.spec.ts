import { createTranslator } from 'next-intl'
import { getSituation } from '@/db/queries/situation'
import { demoPeople } from '@/db/seeds/people'
import { teller } from '@/db/seeds/teller'
import type { Person, Viewer } from '@/lib/release/people'
import { obstacle } from '@/lib/release/permissions'
import {
  roles,
  slug,
  stages,
  type CommandName,
  type Stage,
  type TrackType,
} from '@/lib/release/workflow'
import { explain } from '@/lib/words/explain'
import refusals from '@/messages/en/refusals.json' with { type: 'json' }
import words from '@/messages/en/stages.json' with { type: 'json' }
import { expect, test } from './fixtures'

const tracks: TrackType[] = ['self_hosted', 'sovereign']
const places = ['opened', 'tested', 'answered', 'confirmed', 'deployment', 'monitoring'] as const

/** What the button of each command says; the ones of machines have none, and opening has its own page. */
const buttons = {
  editRelease: words.release.save,
  freezeCode: words.mergeQa.freeze,
  refreezeCode: words.mergeQa.refreeze,
  recordTestRun: words.mergeQa.record,
  importChanges: words.changes.addLog,
  approveQa: words.mergeQa.approve,
  rejectQa: words.mergeQa.reject,
  withdrawRelease: /^Withdraw \d/,
  approveReadiness: words.readiness.approve,
  requestChanges: words.readiness.sendBack,
  planTrack: words.scheduling.save,
  confirmPlan: words.scheduling.confirm,
  holdTrack: words.scheduling.hold,
  liftHold: words.scheduling.lift,
  startRollout: /^Start the roll-out of/,
  rollBackTrack: /^Roll back [^…]+$/,
  reportIncident: words.monitoring.report,
  closeTrack: /^Close /,
} as const satisfies Partial<Record<CommandName, string | RegExp>>

const t = createTranslator({
  locale: 'en',
  timeZone: 'UTC',
  messages: { refusals },
  namespace: 'refusals',
})

for (const place of places)
  test(`on a release that is ${place}, each button of each role is as open as the rule says`, async ({
    as,
    prepare,
  }) => {
    const version = await prepare(place, { tracks })
    const { cast } = await teller({ now: new Date() })
    const situation = await getSituation({} as Viewer, version)
    if (!situation) throw new Error(`${version} is not there.`)
    let seen = 0
    for (const role of roles) {
      const page = await as(role)
      const person = cast.get(demoPeople.find(one => one.role === role)?.name ?? '')
      if (!person) throw new Error(`Nobody is ${role}.`)
      for (const stage of stages) seen += await compare(page, { stage, situation, person })
    }
    expect(seen).toBeGreaterThan(roles.length * 6)
  })

type Page = Awaited<ReturnType<Parameters<Parameters<typeof test>[2]>[0]['as']>>
type Asked = {
  stage: Stage
  situation: NonNullable<Awaited<ReturnType<typeof getSituation>>>
  person: Person
}

/** Compares every button of a known command on this page with the rule; answers how many there were. */
async function compare(page: Page, { stage, situation, person }: Asked) {
  const path = `/releases/${situation.release.version}/${slug(stage)}`
  const html = await (await page.request.get(path)).text()
  const drawn = await page.evaluate(formsIn, html)
  const known = drawn.flatMap(form => {
    const name = commandOf(form.button)
    return name ? [{ ...form, name }] : []
  })
  for (const { name, track, disabled, text } of known) {
    const refusal = obstacle(situation, name, person, track as TrackType | null)
    const where = `${name} by ${person.roles.join()} on ${stage}, ${String(track)}`
    expect(disabled, where).toBe(refusal !== null)
    if (refusal && !('startsAt' in refusal)) expect(text, where).toContain(explain(t, refusal))
  }
  return known.length
}

/** Runs in the browser: the forms as the server drew them, before any script. */
function formsIn(html: string) {
  const drawn = new DOMParser().parseFromString(html, 'text/html')
  return [...drawn.querySelectorAll('main form')].map(form => ({
    button: form.querySelector('button[type=submit]')?.textContent ?? '',
    disabled: form.querySelector('button[type=submit]')?.hasAttribute('disabled') ?? false,
    track: form.querySelector('input[name=track]')?.getAttribute('value') ?? null,
    text: form.textContent,
  }))
}

function commandOf(button: string) {
  const found = Object.entries(buttons).find(([, label]) =>
    typeof label === 'string' ? label === button : label.test(button),
  )
  return found?.[0] as CommandName | undefined
}
