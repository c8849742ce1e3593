import semver from 'semver'
import type { ReleaseKind } from './workflow'

/** Why a version cannot be opened; null when it can. */
export type VersionProblem =
  | { code: 'not-semver' }
  | { code: 'wrong-kind'; expects: 'x.0.0' | 'x.y.0' | 'x.y.z' }
  | { code: 'not-greater'; last: string }

/**
 * Judges a new version by Semantic Versioning 2.0.0 against those that exist: it has the shape of its kind and is
 * greater than the last of its line (a major: of all; a minor: of its major; the others: of their minor).
 * Build metadata is refused, because it does not take part in the order.
 */
export function versionProblem(
  version: string,
  kind: ReleaseKind,
  existing: readonly string[],
): VersionProblem | null {
  const parsed = semver.parse(version)
  // The library also reads 'v1.2.3' and ' 1.2.3'; only the version as it writes it is one.
  if (parsed?.version !== version) return { code: 'not-semver' }

  const expects = shapeOf(kind)
  if (!matches(parsed, expects)) return { code: 'wrong-kind', expects }

  const last = lastOfLine(parsed, expects, existing)
  return last !== null && semver.lte(version, last) ? { code: 'not-greater', last } : null
}

/** True when `version` is older than `other` (SemVer order). */
export const isOlder = (version: string, other: string) => semver.lt(version, other)

/** The newest of these that is older than `version` (SemVer order); null when there is none. */
export const newestBefore = (version: string, others: readonly string[]) =>
  newestFirst(others.filter(other => isOlder(other, version)))[0] ?? null

/** Newest first. */
export const newestFirst = (versions: readonly string[]) => [...versions].sort(semver.rcompare)

type Shape = 'x.0.0' | 'x.y.0' | 'x.y.z'

function shapeOf(kind: ReleaseKind): Shape {
  if (kind === 'major') return 'x.0.0'
  return kind === 'minor' ? 'x.y.0' : 'x.y.z'
}

function matches({ minor, patch }: semver.SemVer, shape: Shape) {
  if (shape === 'x.0.0') return minor === 0 && patch === 0
  return shape === 'x.y.0' ? minor > 0 && patch === 0 : patch > 0
}

function lastOfLine(version: semver.SemVer, shape: Shape, existing: readonly string[]) {
  const line = existing.filter(other => {
    const { major, minor } = semver.parse(other) ?? { major: -1, minor: -1 }
    if (shape === 'x.0.0') return true
    return major === version.major && (shape === 'x.y.0' || minor === version.minor)
  })
  return newestFirst(line)[0] ?? null
}
