import ts from 'typescript'

/** One call of a translator: where it stands, and the keys it can ask for. A key's open parts match any text. */
export type Use = { where: string; keys: readonly RegExp[] }

type Source = { path: string; text: string }
/** A translator in scope. Its namespace: '' for all of them, null when it cannot be read off. */
type Translator = { name: string; scope: ts.Node; namespace: string | null }

/**
 * Finds every `t(…)` in these files by reading them. That each key is one of its union is the compiler's
 * affair (global.d.ts); asking the compiler here as well would take it half a minute.
 */
export function usedWords(sources: readonly Source[]): Use[] {
  const files = sources.map(({ path, text }) =>
    ts.createSourceFile(path, text, target, true, kindOf(path)),
  )
  const shared = files.flatMap(aliasesIn).filter(([, namespace]) => namespace !== undefined)
  return files.flatMap(file => {
    const aliases = new Map([...shared, ...aliasesIn(file)])
    const translators = all(file).flatMap(node => translatorsAt(node, aliases))
    return all(file)
      .filter(ts.isCallExpression)
      .flatMap(call => useOf(call, translators))
  })
}

type Aliases = ReadonlyMap<string, string | undefined>

const target = ts.ScriptTarget.Latest
const kindOf = (path: string) => (path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS)

function all(node: ts.Node): ts.Node[] {
  const children: ts.Node[] = []
  node.forEachChild(child => {
    children.push(...all(child))
  })
  return [node, ...children]
}

/** `type Words = ReturnType<typeof useTranslations<'refusals'>>`, by its name; other types hide one of that name. */
function aliasesIn(file: ts.SourceFile): [string, string | undefined][] {
  return file.statements
    .filter(ts.isTypeAliasDeclaration)
    .map(({ name, type }) => [name.text, named(type.getText())])
}

function named(type: string): string | undefined {
  const namespace = /Translations<'?([\w.-]+)'?>/.exec(type)?.[1]
  return namespace === 'never' ? '' : namespace
}

function translatorsAt(node: ts.Node, aliases: Aliases): Translator[] {
  if (ts.isParameter(node) && ts.isIdentifier(node.name)) {
    const type = node.type?.getText() ?? ''
    const namespace = named(type) ?? aliases.get(type)
    if (namespace === undefined && node.name.text !== 't') return []
    return [{ name: node.name.text, scope: node.parent, namespace: namespace ?? null }]
  }
  if (ts.isBindingElement(node) && node.name.getText() === 't' && !node.propertyName)
    return [{ name: 't', scope: holderOf(node), namespace: null }]
  if (!ts.isVariableDeclaration(node)) return []
  const scope = scopeOf(node)
  if (ts.isIdentifier(node.name)) {
    const namespace = madeBy(node.initializer)
    return namespace === undefined ? [] : [{ name: node.name.text, scope, namespace }]
  }
  return madeTogether(node).map(made => ({ ...made, scope }))
}

/** `const [t, …] = await Promise.all([getTranslations('ui'), …])`. */
function madeTogether({ name, initializer }: ts.VariableDeclaration) {
  const call = initializer && ts.isAwaitExpression(initializer) ? initializer.expression : undefined
  const list = call && ts.isCallExpression(call) ? call.arguments[0] : undefined
  if (!ts.isArrayBindingPattern(name) || !list || !ts.isArrayLiteralExpression(list)) return []
  return name.elements.flatMap((element, index) => {
    const namespace = madeBy(list.elements[index])
    return namespace === undefined ? [] : [{ name: element.getText(), namespace }]
  })
}

/** `useTranslations('ui')`, `(await getTranslations({ locale, namespace: 'ui' }))`; undefined for anything else. */
function madeBy(node: ts.Node | undefined): string | undefined {
  if (!node) return undefined
  if (ts.isAwaitExpression(node) || ts.isParenthesizedExpression(node))
    return madeBy(node.expression)
  if (!ts.isCallExpression(node)) return undefined
  const maker = node.expression.getText()
  if (maker === 'paperWords') return 'documents'
  if (!['useTranslations', 'getTranslations'].includes(maker)) return undefined
  return /'([\w.-]+)'[^']*$/.exec(node.arguments[0]?.getText() ?? '')?.[1] ?? ''
}

/** Where the `t` of `{ t, … }` can be used: in the function it is given to, or in the block it is taken out in. */
function holderOf(node: ts.Node): ts.Node {
  if (ts.isParameter(node)) return node.parent
  return ts.isVariableDeclaration(node) ? scopeOf(node) : holderOf(node.parent)
}

function scopeOf(node: ts.Node): ts.Node {
  return ts.isBlock(node) || ts.isSourceFile(node) ? node : scopeOf(node.parent)
}

function useOf(call: ts.CallExpression, translators: readonly Translator[]): Use[] {
  const [key] = call.arguments
  const namespace = namespaceOf(called(call), call, translators)
  if (!key || namespace === undefined) return []
  const file = call.getSourceFile()
  const { line } = file.getLineAndCharacterOfPosition(call.getStart())
  const start = namespace === null ? '(\\w+\\.)?' : namespace && `${escaped(namespace)}\\.`
  const keys = patterns(key).map(pattern => new RegExp(`^${start}${pattern}(\\.|$)`))
  return [{ where: `${file.fileName}:${String(line + 1)}`, keys }]
}

/** The `t` of `t(…)` and of `t.rich(…)`. */
function called({ expression }: ts.CallExpression): ts.Expression {
  if (!ts.isPropertyAccessExpression(expression)) return expression
  const methods = ['rich', 'markup', 'raw', 'has']
  return methods.includes(expression.name.text) ? expression.expression : expression
}

function namespaceOf(node: ts.Expression, from: ts.Node, translators: readonly Translator[]) {
  if (!ts.isIdentifier(node)) return ts.isCallExpression(node) ? undefined : madeBy(node)
  for (let scope: ts.Node = from; ; scope = scope.parent) {
    const found = translators.find(one => one.scope === scope && one.name === node.text)
    if (found) return found.namespace
    if (ts.isSourceFile(scope)) return undefined
  }
}

/** What a key can look like, as the text of regular expressions. */
function patterns(node: ts.Expression): string[] {
  if (ts.isStringLiteralLike(node)) return [escaped(node.text)]
  if (ts.isParenthesizedExpression(node)) return patterns(node.expression)
  if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse].flatMap(patterns)
  if (!ts.isTemplateExpression(node)) return ['.+']
  const open = node.templateSpans.map(({ literal }) => `.+${escaped(literal.text)}`)
  return [escaped(node.head.text) + open.join('')]
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
