import { expect, test } from 'vitest'
import { usedWords } from './used-words'

function asksFor(text: string, key: string) {
  return usedWords([{ path: 'a.tsx', text }]).some(use => use.keys.some(one => one.test(key)))
}

test.each([
  ["function A() { const t = useTranslations('ui'); return t('a.b') }", 'ui.a.b'],
  ["function A() { const t = useTranslations('ui.a'); return t.rich('b') }", 'ui.a.b'],
  ["async function A() { const t = await getTranslations(); t('ui.a') }", 'ui.a'],
  ["async function A() { const [t] = await Promise.all([getTranslations('ui')]); t('a') }", 'ui.a'],
  ["async function A() { (await getTranslations('done'))(type) }", 'done.approveQa'],
  ["function A() { const t = useTranslations('ui'); return t(`a.${x}.c`) }", 'ui.a.b.c'],
  ["function A() { const t = useTranslations('ui'); return t(x ? 'a' : 'b') }", 'ui.b'],
  ["type W = ReturnType<typeof useTranslations<'x'>>; function say(t: W) { t('a') }", 'x.a'],
  ["function A() { const t = useTranslations('ui'); return t.raw('list') }", 'ui.list.0.title'],
])('%s asks for %s', (text, key) => {
  expect(asksFor(text, key)).toBe(true)
})

test.each([
  ["function A() { const t = useTranslations('ui'); return t('a') }", 'ui.ab'],
  ["function A() { const t = useTranslations('ui'); return t('a') }", 'queue.a'],
  ["function A() { const t = useTranslations('ui'); return t(`a.${x}.c`) }", 'ui.a.b.d'],
  ["function A() { const t = other('ui'); return t('a') }", 'ui.a'],
])('%s does not ask for %s', (text, key) => {
  expect(asksFor(text, key)).toBe(false)
})

test('a type that another file exports is known by its name, unless it is declared here', () => {
  const exported = { path: 'x.ts', text: "export type W = ReturnType<typeof useTranslations<'x'>>" }
  const guest = { path: 'y.ts', text: "import type { W } from './x'; function a(w: W) { w('a') }" }
  const other = {
    path: 'z.ts',
    text: "type W = (a: string) => string; function a(w: W) { w('b') }",
  }
  expect(usedWords([exported, guest, other]).map(({ where }) => where)).toEqual(['y.ts:1'])
})

test('the nearest translator of a name counts', () => {
  const text = "const t = useTranslations('ui'); { const t = useTranslations('queue'); t('a') }"
  expect(asksFor(text, 'queue.a')).toBe(true)
  expect(asksFor(text, 'ui.a')).toBe(false)
})
