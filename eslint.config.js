import next from '@next/eslint-plugin-next'
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript'
import { importX } from 'eslint-plugin-import-x'
import jsxA11y from 'eslint-plugin-jsx-a11y'
import reactHooks from 'eslint-plugin-react-hooks'
import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'
import { noFloatMoney } from './bin/lint/no-float-money.mjs'

const core = ['release', 'invoice', 'calendar', 'evidence', 'money.ts'].map(name => `./lib/${name}`)
const door = ['perform.ts', 'command.ts', 'doors.ts', 'auth', 'jobs', 'api'].map(n => `./lib/${n}`)
const outside = ['./lib/outside', './lib/env.ts', './lib/boot.ts', './lib/leaving.ts']
const untouchable = ['client.ts', 'append.ts', 'append', 'load', 'schema', 'aggregate.ts'].map(
  name => `./db/${name}`,
)

// Who may not import whom: core ← tables ← door ← screens. Nothing points the other way.
const zones = [
  { target: core, from: ['./db', './app', './components', ...door, ...outside] },
  { target: './db/!(seeds|testing|guards)/**', from: ['./app', './components', ...door] },
  { target: './lib/outside', from: ['./db', './app', './components', ...door] },
  { target: door, from: ['./app', './components'] },
  { target: './components', from: ['./app', ...untouchable, ...door, './lib/outside'] },
  { target: './app', from: untouchable },
]

const onlyCommands = [
  {
    selector: 'ExportNamedDeclaration > FunctionDeclaration',
    message: 'Export commands only: `export const approveQa = command(…)`.',
  },
  {
    selector: "ExportNamedDeclaration VariableDeclarator:not([init.callee.name='command'])",
    message: 'Every exported action goes through command().',
  },
  {
    selector:
      ':matches(ExportDefaultDeclaration, ExportAllDeclaration, ExportNamedDeclaration[specifiers.length>0])',
    message: 'An action is exported where it is made: `export const approveQa = command(…)`.',
  },
]
const noStrayActions = [
  {
    selector: "ExpressionStatement[directive='use server']",
    message: "'use server' belongs in actions.ts files.",
  },
]

// What never bills anybody: it sets up, measures, or compares with what was expected.
const unbilled = ['**/*.test.ts', '{e2e,bench,faults,bin}/**']
// Where text becomes a number, or a number is rounded, that is none of money, and what it is instead.
const noMoney = [
  'lib/count.ts', // the one reader of counts
  'lib/{calendar,evidence,outside}/**', // times, durations, test reports
  'lib/{record,release}/**', // numbers of events, stages
  'lib/env.ts', // settings
  'lib/documents/words-in.ts', // letters of a font
  'lib/pace.ts', // seconds to wait
  'lib/i18n/preferred.ts', // how much a browser prefers a language
  'lib/invoice/bulk.ts', // revisions and the numbers of events
  'db/seeds/teller.ts', // quarters of an hour
  'app/api/live/route.ts', // milliseconds
  'proxy.ts', // bytes
  'components/ui/{ago,lasting}.tsx', // how long ago, how long
  'components/process/drawing.ts', // places in a drawing
]

export default defineConfig(
  globalIgnores([
    '**/.next/',
    '.data/',
    'db/migrations/',
    'next-env.d.ts',
    'pictures/',
    'test-results/',
    'playwright-report/',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true } },
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { 'import-x': importX },
    // Without importX.flatConfigs.typescript cycles are missed in silence.
    extends: [tseslint.configs.strictTypeChecked, importX.flatConfigs.typescript],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    settings: {
      'import-x/resolver-next': [createTypeScriptImportResolver({ project: import.meta.dirname })],
    },
    rules: {
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-restricted-paths': ['error', { zones, basePath: import.meta.dirname }],
      'max-lines': ['error', { max: 250, skipBlankLines: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    files: ['**/*.test.ts', 'e2e/**'],
    rules: { 'max-lines': ['error', { max: 300, skipBlankLines: true }] },
  },
  {
    files: ['**/*.tsx'],
    plugins: { '@next/next': next },
    extends: [reactHooks.configs.flat.recommended, jsxA11y.flatConfigs.recommended],
    rules: { ...next.configs.recommended.rules, ...next.configs['core-web-vitals'].rules },
  },
  {
    files: ['**/*.{ts,tsx}'],
    ignores: ['app/**/actions.ts'],
    rules: { 'no-restricted-syntax': ['error', ...noStrayActions] },
  },
  {
    files: ['components/**'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['@/db/*', '**/db/*'],
              allowTypeImports: true,
              message: 'A part is shown what a query answered; it does not ask.',
            },
          ],
        },
      ],
    },
  },
  { files: ['app/**/actions.ts'], rules: { 'no-restricted-syntax': ['error', ...onlyCommands] } },
  {
    // Everywhere: an amount, a price or a rate may pass through any screen, table or job.
    files: ['**/*.{ts,tsx}'],
    ignores: [...unbilled, ...noMoney],
    plugins: { money: { rules: { 'no-float': noFloatMoney } } },
    rules: { 'money/no-float': 'error' },
  },
  {
    files: ['**/*.{js,mjs}'],
    extends: [tseslint.configs.recommended, tseslint.configs.disableTypeChecked],
  },
)
