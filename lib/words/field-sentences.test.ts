import { createTranslator } from 'next-intl'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { payloads as customers } from '@/lib/customers/commands'
import { payloads as freezes } from '@/lib/freezes/commands'
import { en } from '@/lib/i18n/messages'
import { payloads as installations } from '@/lib/installations/commands'
import { draftPayloads } from '@/lib/invoice/commands'
import { payloads as people } from '@/lib/people/commands'
import { payloads as releases } from '@/lib/release/commands'
import { rules, type CommandName } from '@/lib/release/workflow'
import { payloads as tokens } from '@/lib/tokens/commands'
import { explainDraftField } from './draft'
import { explainField } from './explain'
import { explainCell } from './installation'

const setting = { locale: 'en', timeZone: 'UTC', messages: en } as const
const shared = createTranslator({ ...setting, namespace: 'refusals' })
const cells = createTranslator({ ...setting, namespace: 'installations' })
const drafts = createTranslator({ ...setting, namespace: 'invoice' })

const sayShared = (code: string) => explainField(shared, code)
const sayCell = (code: string) => explainCell(cells, shared, code)
const sayDraft = (code: string) => explainDraftField(drafts, shared, code)

// Machines, and what reads a file, send what they were given; what a person fills in is answered in words.
const typed = Object.entries(releases).filter(
  ([name]) => name !== 'recordTestRun' && !rules[name as CommandName].by.includes('system'),
)
const forms: [string, z.ZodType, (code: string) => string][] = [
  ...typed.map(([name, schema]) => [name, schema, sayShared] as const),
  ...Object.entries(people).map(([name, schema]) => [name, schema, sayShared] as const),
  ...Object.entries(freezes).map(([name, schema]) => [name, schema, sayShared] as const),
  ...Object.entries(tokens).map(([name, schema]) => [name, schema, sayShared] as const),
  ...Object.entries(customers).map(([name, schema]) => [name, schema, sayCell] as const),
  ...Object.entries(installations).map(([name, schema]) => [name, schema, sayCell] as const),
  ...Object.entries(draftPayloads).map(([name, schema]) => [name, schema, sayDraft] as const),
].map(([name, schema, say]) => [name, schema, say])

// What a browser can send in one field: text of any kind, or the ticked boxes of a group.
const sent = [
  '',
  ' ',
  'x',
  '-1',
  '1.5',
  '9e9',
  'x'.repeat(30_000),
  '=1+1',
  'a\nb\0',
  'Ã\ufffd',
  'ZZ',
]

describe.each(forms)('%s', (_name, schema, say) => {
  const fields = fieldsOf(schema)

  test('answers whatever is typed into a field with one sentence of its own', () => {
    for (const value of sent)
      for (const { path, message } of issuesWith(schema, fields, value)) {
        const sentence = say(message)
        expect(sentence, `${path.join('.')}: ${message}`).not.toBe(sayShared('invalid'))
        expect(sentence).toMatch(/^[A-Z][^{}!]*\.$/)
        expect(sentence, 'one sentence').not.toMatch(/[.?] /)
        expect(sentence).not.toMatch(/please|invalid|wrong|illegal|error|must|sorry/i)
      }
  })

  test('has an answer for a form that holds nothing', () => {
    const needed = issuesWith(schema, fields, '')
    for (const { message } of needed) expect(say(message)).not.toBe(sayShared('invalid'))
  })
})

// Read from what is uploaded or pasted, or made by the page.
const notTyped = ['changes', 'seen', 'hash', 'prefix']

function issuesWith(schema: z.ZodType, fields: string[], value: string) {
  const form = Object.fromEntries(fields.map(field => [field, value]))
  const issues = schema.safeParse(form).error?.issues ?? []
  return issues.filter(({ path }) => !notTyped.includes(String(path[0])))
}

function fieldsOf(schema: z.ZodType): string[] {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape)
  if (schema instanceof z.ZodPipe && schema.in instanceof z.ZodType) return fieldsOf(schema.in)
  throw new Error('A payload without fields.')
}
