import { countIn } from '@/lib/count'
import 'server-only'
import { getTranslations } from 'next-intl/server'
import { refresh } from 'next/cache'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { forgetCounts } from '@/db/queries/waiting'
import { sentFromHere } from '@/lib/auth/origin'
import { requireViewer } from '@/lib/auth/viewer'
import { askedPath, wayBack } from '@/lib/auth/way-back'
import type { Door } from '@/lib/door'
import { doorOf } from '@/lib/doors'
import {
  filesOf,
  invalid,
  valuesOf,
  type FormState,
  type ReportLine,
  type Values,
} from '@/lib/form-state'
import { secondsToWait } from '@/lib/pace'
import { orAway } from '@/lib/or-busy'
import { readableForm } from '@/lib/readable-form'
import { sayOnNextPage, type CommandName } from '@/lib/saying'
import { fieldOf } from '@/lib/words/field-of'

/** What a form sends, made into what its command carries; or the sentences for the fields it could not read. */
export type Reading =
  | {
      ok: true
      payload: Record<string, unknown>
      /** What only the answer to this form shows, and nothing keeps. */
      secret?: string
    }
  | { ok: false; fields: Record<string, string[]> }

type Options = {
  /** For what is uploaded or pasted: reads the form before the command's own payload is checked. */
  read?: (form: FormData) => Promise<Reading>
  /** Where to go once it is done; without it the page is shown anew. */
  then?: (subject: string) => string
}

/**
 * Makes a server action out of a command. Nothing else in app/ may export one, so being signed in,
 * being allowed and being recorded are not up to the person writing the form.
 */
export function command(type: CommandName, { read, then }: Options = {}) {
  return async (_previous: FormState, form: FormData): Promise<FormState> => {
    const sent = valuesOf(form)
    // proxy.ts turns it away before; this holds where a command is reached some other way.
    if (!sentFromHere(await headers())) return turnedAway('sent-from-elsewhere', sent)
    const viewer = await requireViewer().catch(orAway)
    if (viewer === 'busy') return turnedAway(viewer, sent)
    const seconds = await secondsToWait('command', viewer.id).catch(orAway)
    if (seconds === 'busy') return turnedAway(seconds, sent)
    if (seconds > 0) return tooMany(seconds, sent)
    const door = doorOf(type)
    const text = readableForm.safeParse(sent)
    if (!text.success) return refuseFields(door, text.error, sent)

    const { subject, once, expected, ...values } = sent
    const drawn = drawing.safeParse({ once, expected })
    if (!drawn.success) return turnedAway('sent-from-elsewhere', kept(subject, values))
    const reading: Reading = read ? await read(form) : { ok: true, payload: values }
    if (!reading.ok)
      return { status: 'invalid', fields: reading.fields, values: kept(subject, values) }

    const payload = door.payloads[type]?.safeParse(reading.payload)
    if (!payload?.success) return refuseFields(door, payload?.error, kept(subject, values))

    const asked = {
      actor: viewer,
      subject: String(subject ?? '').trim(),
      channel: 'screen' as const,
      zone: viewer.zone,
      ...drawn.data,
    }
    const answer = await door.enter(asked, { ...(payload.data as object), type })
    if (answer.ok) {
      const { report } = answer
      return done(type, then?.(asked.subject), { report, secret: reading.secret })
    }
    // Whoever is asked to look again is shown what there is to look at.
    const overtaken = answer.code?.endsWith('changed-since')
    if (overtaken) refresh()
    return {
      ...refused(answer, kept(subject, values), filesOf(form)),
      ...(overtaken && { overtaken }),
    }
  }
}

// What a form carries of the page it stands on: its key, and the number of the last event of what it is about.
const drawing = z.object({
  once: z.uuid().optional(),
  expected: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(countIn)
    .optional(),
})

async function turnedAway(why: 'busy' | 'sent-from-elsewhere', values: Values): Promise<FormState> {
  const message = (await getTranslations('refusals'))(why)
  return { status: 'refused', message, values }
}

async function tooMany(seconds: number, values: Values): Promise<FormState> {
  const message = (await getTranslations('refusals'))('too-many', { seconds })
  return { status: 'refused', message, values }
}

// A script says it beside the page, for which it asks once it knows: what was done is answered whether or not the page
// can be drawn. Without one the page after the post does, since the form may be gone from it; a report or a secret needs
// its form, which stays.
async function done(
  type: CommandName,
  at: string | undefined,
  shown: { report?: readonly ReportLine[]; secret?: string },
): Promise<FormState> {
  forgetCounts()
  const asked = await headers()
  if (!asked.has('next-action') && !shown.report && shown.secret === undefined) {
    await sayOnNextPage(type)
    redirect(at ?? wayBack(asked.get(askedPath)))
  }
  return { status: 'done', message: (await getTranslations('done'))(type), at, ...shown }
}

// What was typed or chosen is refused there; anything else below the button.
function refused(
  { code = '', message }: { code?: string; message: string },
  values: Values,
  files: readonly string[],
): FormState {
  const field = fieldOf(code, [...Object.keys(values), ...files])
  if (field === null) return { status: 'refused', message, values }
  return { status: 'invalid', fields: { [field]: [message] }, values }
}

const kept = (subject: Values[string] | undefined, values: Values): Values =>
  subject === undefined ? values : { subject, ...values }

async function refuseFields(
  door: Door,
  error: Parameters<typeof invalid>[0] | undefined,
  values: Values,
) {
  if (!error) throw new Error('A command without a payload.')
  return invalid(error, values, await door.fields())
}
