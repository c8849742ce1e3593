import { Temporal } from 'temporal-polyfill'

type Version = { code: string; version: number; validFrom: string; validTo: string | null }

/**
 * Price books or terms of sale as they are in force: a version ends, at the latest, on the day before the next
 * version of its code begins. So what applies changes by adding a version, and what was written down stays as it was.
 */
export function inForce<Kind extends Version>(versions: readonly Kind[]): Kind[] {
  const byCode = Map.groupBy(versions, ({ code }) => code)
  return versions.map(version => {
    const start = startOfNext(byCode.get(version.code) ?? [], version)
    return start === undefined ? version : endedBy(version, start)
  })
}

function startOfNext(ofCode: readonly Version[], { version }: Version) {
  const later = ofCode.filter(other => other.version > version)
  return later.map(({ validFrom }) => validFrom).toSorted()[0]
}

function endedBy<Kind extends Version>(version: Kind, start: string): Kind {
  const last = Temporal.PlainDate.from(start).subtract({ days: 1 }).toString()
  return version.validTo !== null && version.validTo < last
    ? version
    : { ...version, validTo: last }
}
