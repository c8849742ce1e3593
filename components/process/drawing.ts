import { renderMermaidSVG } from 'beautiful-mermaid'

type Names = { id: string; title: string; description: string }

/**
 * Draws a Mermaid flowchart as SVG that a strict content security policy takes: without the
 * renderer's foreign font, its style element and its style attribute (diagram.module.css colours it
 * for light and dark), with a name and a description for those who cannot see it.
 */
export function drawing(mermaid: string, names: Names): string {
  const svg = renderMermaidSVG(mermaid, { padding: 2, nodeSpacing: 12, layerSpacing: 28 })
  const bare = svg
    .replace(/<style>[\s\S]*?<\/style>/g, '')
    .replace(/ (style|data-[\w-]+)="[^"]*"/g, '')
  return evenLabels(bare)
    .replaceAll('arrowhead', `${names.id}-arrow`)
    .replace(
      /<svg([^>]*?) viewBox="[^"]*" width="[^"]*" height="[^"]*"([^>]*)>/,
      opening(svg, names),
    )
}

const label = /<g class="edge-label">\s*<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)"/g
const room = 4

/** The names of the branches stand on one line, with some room around each: its text is drawn bolder than it was measured. */
function evenLabels(svg: string) {
  const line = Math.max(...[...svg.matchAll(label)].map(([, , y]) => Number(y)))
  return svg.replace(label, (_, x: string, y: string, width: string) => {
    const [left, wide] = [Number(x) - room, Number(width) + 2 * room]
    const down = (line - Number(y)).toFixed(2)
    return `<g class="edge-label" transform="translate(0 ${down})"><rect x="${left}" y="${y}" width="${wide}"`
  })
}

function opening(svg: string, { id, title, description }: Names) {
  const { width, height } = extent(svg)
  return [
    `<svg$1 viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"$2 role="img"`,
    ` aria-labelledby="${id}-title" aria-describedby="${id}-description">`,
    `<title id="${id}-title">${escaped(title)}</title>`,
    `<desc id="${id}-description">${escaped(description)}</desc>`,
  ].join('')
}

/** The renderer leaves room on the right for text it measured too wide: what the boxes take counts. */
function extent(svg: string) {
  const boxes = [
    ...svg.matchAll(/<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/g),
  ]
  const ends = boxes.map(
    ([, x, y, w, h]) => [Number(x) + Number(w), Number(y) + Number(h)] as const,
  )
  return {
    width: Math.ceil(Math.max(...ends.map(([right]) => right)) + 2),
    height: Math.ceil(Math.max(...ends.map(([, bottom]) => bottom)) + 2),
  }
}

function escaped(text: string) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
