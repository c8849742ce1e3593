import { z } from 'zod'

export type Values = Record<string, string | string[]>

// What a form shows after it was sent. React empties the inputs once an action returns,
// so a form that was turned down gets its values back. `at` is the page where it goes on.
export type FormState =
  | { status: 'blank' }
  | { status: 'invalid'; fields: Record<string, string[]>; values: Values }
  // `overtaken`: somebody changed what it is about, and the page is drawn anew beside it.
  | { status: 'refused'; message: string; values: Values; overtaken?: true }
  | {
      status: 'done'
      message: string
      at?: string
      report?: readonly ReportLine[]
      /** Made for whoever sent the form, and shown to nobody again. */
      secret?: string
    }

/** What became of one line of a file that was handed in. A note changes nothing and stops nothing. */
export type ReportLine = {
  line: number
  name: string
  outcome: 'added' | 'updated' | 'unchanged' | 'refused' | 'note'
  message: string | null
  /** Where what it is about can be looked at. */
  href?: string
}

export const blank: FormState = { status: 'blank' }

/**
 * What was typed, by field. A control named `tracks[]` is one of several and gives the list
 * `tracks`, empty when nothing is ticked. Files are left out: nobody can give them back. A browser sends each end of
 * a line as CRLF; it is taken back, so that text which nobody changed is the text that is kept.
 */
export function valuesOf(form: FormData): Values {
  const names = [...new Set(form.keys())].filter(name => !name.startsWith('$'))
  return Object.fromEntries(names.flatMap(name => valueOf(form, name)))
}

/** The fields in which a file was chosen. Whoever chooses none sends one without a byte. */
export const filesOf = (form: FormData): string[] =>
  [...form].flatMap(([name, value]) => (value instanceof File && value.size > 0 ? [name] : []))

/** The fields that did not parse, each with the first thing there is to mend. `say` turns a code into a sentence. */
export function invalid(
  error: z.ZodError,
  values: Values,
  say: (code: string) => string = code => code,
): FormState {
  const fields: Record<string, string[]> = {}
  for (const { path, message } of error.issues) {
    const field = String(path[0] ?? '')
    fields[field] ??= [say(message)]
  }
  return { status: 'invalid', fields, values }
}

function valueOf(form: FormData, name: string): [string, string | string[]][] {
  const typed = form
    .getAll(name)
    .filter(value => typeof value === 'string')
    .map(value => value.replaceAll('\r\n', '\n'))
  if (name.endsWith('[]')) return [[name.slice(0, -2), typed.filter(value => value !== '')]]
  const last = typed.at(-1)
  return last === undefined ? [] : [[name, last]]
}
