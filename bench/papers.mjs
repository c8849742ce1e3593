/** @typedef {{ pdf: number, xml: number, check: number, long: number }} Papers milliseconds */

const AIM = 150

/** What it takes to put drafts on paper, as lines of the report. @param {Papers} papers @returns {string} */
export function papersReport({ pdf, xml, check, long }) {
  const aim = `≤ ${AIM}, ${pdf <= AIM ? 'met' : 'missed'}`
  return [
    `${'draft as PDF, ms'.padEnd(34)}${pdf.toFixed(0).padStart(11)}${' '.repeat(21)}${aim}`,
    `${'draft as XML, ms'.padEnd(34)}${xml.toFixed(1).padStart(11)}`,
    `${'draft checked, ms'.padEnd(34)}${check.toFixed(1).padStart(11)}`,
    `${'300 lines as PDF, ms'.padEnd(34)}${long.toFixed(0).padStart(11)}`,
  ].join('\n')
}
