import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

type Scheme = 'light' | 'dark'

const tokens = readTokens(readFileSync(new URL('./globals.css', import.meta.url), 'utf8'))
const tones = ['ok', 'wait', 'warn', 'bad', 'hold'] as const

const plain = ['canvas', 'surface', 'muted']
const tinted = [...tones, 'accent'].map(tone => `${tone}-surface`)
const coloured = [...tones, 'accent'].map(tone => `${tone}-text`)

/** Text colour → the surfaces it may stand on: WCAG 2.2, 1.4.3, 4.5 to 1. */
const text = [
  ...['ink', 'soft', 'faint', ...coloured].map(name => [name, plain] as const),
  ...['ink', 'soft'].map(name => [name, tinted] as const),
  ...[...tones, 'accent'].map(tone => [`${tone}-text`, [`${tone}-surface`]] as const),
  ['on-accent', ['accent', 'accent-strong']] as const,
]

/** Edges of controls and focus rings: WCAG 2.2, 1.4.11, 3 to 1. */
const edges = [
  ['line-strong', plain],
  ['accent', [...plain, ...tinted]],
] as const

describe.each(['light', 'dark'] as const)('%s scheme', scheme => {
  test.each(pairs(text))('%s is readable on %s', (front, back) => {
    expect(contrast(front, back, scheme)).toBeGreaterThanOrEqual(4.5)
  })

  test.each(pairs(edges))('%s can be told from %s', (front, back) => {
    expect(contrast(front, back, scheme)).toBeGreaterThanOrEqual(3)
  })

  test.each([...tokens.keys()])('%s exists on an sRGB screen', name => {
    for (const channel of rgbOf(name, scheme)) {
      expect(channel).toBeGreaterThan(-0.005)
      expect(channel).toBeLessThan(1.005)
    }
  })
})

test('black on white is 21 to 1, so the arithmetic is right', () => {
  expect(ratio(luminance(linearRgb(1, 0, 0)), luminance(linearRgb(0, 0, 0)))).toBeCloseTo(21, 3)
})

function readTokens(css: string) {
  const line =
    /--color-([\w-]+): light-dark\(oklch\(([\d.]+) ([\d.]+) ([\d.]+)\), oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)\)/g
  const found = [...css.matchAll(line)].map(([, name = '', ...numbers]) => {
    const [l1 = 0, c1 = 0, h1 = 0, l2 = 0, c2 = 0, h2 = 0] = numbers.map(Number)
    return [name, { light: [l1, c1, h1], dark: [l2, c2, h2] }] as const
  })
  const declared = css.match(/--color-[a-z][\w-]*:/g)?.length
  if (found.length !== declared) throw new Error(`read ${found.length} of ${declared} colours`)
  return new Map(found)
}

function pairs(list: readonly (readonly [string, readonly string[]])[]) {
  return list.flatMap(([front, backs]) => backs.map(back => [front, back] as const))
}

function contrast(front: string, back: string, scheme: Scheme) {
  return ratio(luminance(rgbOf(front, scheme)), luminance(rgbOf(back, scheme)))
}

function rgbOf(name: string, scheme: Scheme) {
  const token = tokens.get(name)
  if (!token) throw new Error(`no colour --color-${name}`)
  const [l, c, h] = token[scheme]
  return linearRgb(l, c, h)
}

/** OKLCH to linear sRGB, by the matrices of CSS Color 4. */
function linearRgb(lightness: number, chroma: number, hue: number) {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}

function luminance(rgb: number[]) {
  const [r = 0, g = 0, b = 0] = rgb.map(channel => Math.min(1, Math.max(0, channel)))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function ratio(one: number, other: number) {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)
}
