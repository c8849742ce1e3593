import { ESLint } from 'eslint'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const CHECKOUT = join(import.meta.dirname, '../..')
const CONFIG = ['eslint.config.js', 'package.json', 'tsconfig.json', 'bin/lint/no-float-money.mjs']

// A small project of its own under the real configuration, each file with one thing wrong.
const PROVOKED: Record<string, string> = {
  'db/client.ts': `export const db = 1\n`,
  'db/queries/answers.ts': `export const answers = 1\n`,
  'lib/release/cycle-a.ts': `import { b } from './cycle-b'\nexport const a = () => b\n`,
  'lib/release/cycle-b.ts': `import { a } from './cycle-a'\nexport const b = () => a\n`,
  'lib/release/zone.ts': `import { db } from '@/db/client'\nexport const asked = db\n`,
  'app/zone/page.tsx': `import { db } from '@/db/client'\nexport default () => <p>{db}</p>\n`,
  'app/actions/actions.ts': `'use server'\nexport async function open() {}\n`,
  'lib/stray.ts': `'use server'\nexport const stray = 1\n`,
  'lib/invoice/count.ts': `export const count = (n: bigint) => Math.max(Number(n), 0) * 2 - +'1'.length\nexport const whole = (z: any) => z.coerce.number('none').int() as number\nexport const asked = (text: unknown) => Number.isInteger(text)\nexport type Kind = { Number: Number }\n`,
  'components/part.tsx': `import { answers } from '@/db/queries/answers'\nexport const Part = () => <p>{answers}</p>\n`,
  'components/image.tsx': `export const Image = () => <img src="/a.png" />\n`,
}

// Each is a way from an amount in text to a number, or from a number to fewer of its digits.
const floats = [
  'Number(text)',
  'parseFloat(text)',
  'Number.parseFloat(text)',
  'parseInt(text, 10)',
  'Number.parseInt(text, 10)',
  'texts.map(Number)',
  'texts.map(parseFloat)',
  'texts.map(Number.parseFloat)',
  "Number['parseFloat'](text)",
  'globalThis.parseFloat(text)',
  'globalThis.Number(text)',
  'texts.map(globalThis.parseFloat)',
  'texts.map(parseFloat as (text: string) => number)',
  'texts.map(parseFloat satisfies (text: string) => number)',
  'texts.map(parseFloat!)',
  'new any(text).toNumber()',
  'any(text)?.["toNumber"]()',
  'new Number(text)',
  '{ read: Number }',
  '+text',
  '-text',
  '~text',
  'text * 1',
  'text / 1',
  'text - 0',
  'text ** 1',
  'text % 1',
  'text | 0',
  'text >>> 0',
  '(any *= text)',
  '(any -= text)',
  'Math.round(count)',
  'Math.floor(count)',
  '[count].map(Math.trunc)',
  'count.toFixed(2)',
  'count.toPrecision(2)',
  'any.coerce.number()',
  'any.coerce.number("none").min(1)',
]
const fileOf = (float: string) => `lib/invoice/float-${String(floats.indexOf(float))}.ts`
for (const float of floats)
  PROVOKED[fileOf(float)] =
    `export const found = (text: string, texts: string[], count: number, any: any) => (${float})\nexport const used = [found]\n`

const anywhere = [
  'app/(console)/invoices/sum.tsx',
  'app/api/drafts/sum.ts',
  'components/ui/sum.tsx',
  'components/release/sum.tsx',
  'db/load/sum.ts',
  'db/project/sum.ts',
  'db/queries/sum.ts',
  'lib/api/sum.ts',
  'lib/customers/sum.ts',
  'lib/deliveries/sum.ts',
  'lib/jobs/sum.ts',
  'lib/price-books/sum.ts',
  'lib/sum.ts',
]
for (const place of [...anywhere, 'lib/evidence/seconds.ts', 'lib/jobs/sum.test.ts', 'e2e/sum.ts'])
  PROVOKED[place] = `export const sum = (net: string) => Number(net)\n`

const project = mkdtempSync(join(tmpdir(), 'lint-rules-'))
const found = new Map<string, string[]>()

beforeAll(async () => {
  for (const file of CONFIG) cpSync(join(CHECKOUT, file), join(project, file))
  symlinkSync(join(CHECKOUT, 'node_modules'), join(project, 'node_modules'))
  for (const [file, text] of Object.entries(PROVOKED)) write(join(project, file), text)
  const eslint = new ESLint({ cwd: project })
  for (const { filePath, messages } of await eslint.lintFiles(Object.keys(PROVOKED)))
    found.set(
      filePath.slice(project.length + 1),
      messages.map(({ ruleId, message }) => ruleId ?? message),
    )
}, 120_000)

afterAll(() => {
  rmSync(project, { recursive: true })
})

test.each([
  ['lib/release/cycle-a.ts', 'import-x/no-cycle'],
  ['lib/release/zone.ts', 'import-x/no-restricted-paths'],
  ['app/zone/page.tsx', 'import-x/no-restricted-paths'],
  ['app/actions/actions.ts', 'no-restricted-syntax'],
  ['lib/stray.ts', 'no-restricted-syntax'],
  ['components/part.tsx', '@typescript-eslint/no-restricted-imports'],
  ['components/image.tsx', 'jsx-a11y/alt-text'],
])('%s is reported by %s', (file, rule) => {
  expect(found.get(file)).toContain(rule)
})

test.each(floats)('money as a JavaScript number is reported: %s', float => {
  expect(found.get(fileOf(float))).toContain('money/no-float')
})

test('counting is not', () => {
  expect(found.get('lib/invoice/count.ts')).not.toContain('money/no-float')
})

test.each(anywhere)('wherever an amount may pass: %s', place => {
  expect(found.get(place)).toContain('money/no-float')
})

test.each(['lib/evidence/seconds.ts', 'lib/jobs/sum.test.ts', 'e2e/sum.ts'])(
  'and not where there is none: %s',
  place => {
    expect(found.get(place)).not.toContain('money/no-float')
  },
)

function write(file: string, text: string) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}
