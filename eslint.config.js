import stylistic from '@stylistic/eslint-plugin';
import importX from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** What each room may import (architecture: rooms). Everything not listed for a room is forbidden to it. */
const ROOMS = ['domain', 'documents', 'protocol', 'hub-server', 'main', 'preload', 'renderer', 'resources', 'cli', 'tests'];
const ALLOWED = {
  domain: [],
  documents: ['domain'],
  protocol: ['domain', 'documents'],
  'hub-server': ['domain', 'protocol', 'resources'],
  main: ['domain', 'documents', 'protocol', 'resources'],
  preload: ['protocol'],
  renderer: ['domain', 'documents', 'protocol', 'resources'],
  cli: ['domain', 'documents', 'protocol', 'hub-server', 'main', 'resources'],
};
const zones = Object.entries(ALLOWED).flatMap(([room, allowed]) =>
  ROOMS.filter((other) => other !== room && !allowed.includes(other)).map((other) => ({
    target: `./${room}`, from: `./${other}`, message: `${room}/ may not import ${other}/`,
  })));

/** Clock, randomness, timers and ids are passed in; only these files may touch the real ones. */
const SYSTEM_FILES = ['protocol/system.ts', 'renderer/system.ts', 'cli/**', 'tests/**'];
const IMPURE = [
  { port: 'the clock', selector: "MemberExpression[object.name='Date'][property.name='now']" },
  { port: 'the clock', selector: "NewExpression[callee.name='Date'][arguments.length=0]" },
  { port: 'randomness', selector: "MemberExpression[object.name='Math'][property.name='random']" },
  { port: 'timers', selector: 'CallExpression[callee.name=/^(setTimeout|setInterval|setImmediate)$/]' },
  { port: 'ids', selector: "CallExpression[callee.property.name='randomUUID']" },
].map(({ port, selector }) => ({ selector, message: `Take ${port} as a port (domain/core/time.ts).` }));

export default tseslint.config(
  { ignores: ['out/**', 'node_modules/**', '.shaotai/**', 'test-results/**', '.cache/**'] },
  ...tseslint.configs.strict,
  {
    files: ['**/*.{ts,tsx,mjs,js}'],
    plugins: { 'import-x': importX, '@stylistic': stylistic },
    settings: { 'import-x/resolver-next': [importX.createNodeResolver({ extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'] })] },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones }],
      'import-x/no-default-export': 'error',
      'import-x/no-cycle': 'error',
      '@stylistic/max-len': ['error', { code: 140, ignoreUrls: true }],
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': ['error', ...IMPURE],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
      eqeqeq: 'error', 'no-console': 'error',
    },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  { files: SYSTEM_FILES, rules: { 'no-restricted-syntax': 'off' } },
  { files: ['*.config.{js,ts}', 'electron.vite.config.ts'], rules: { 'import-x/no-default-export': 'off' } },
  { files: ['bin/**', 'cli/**'], rules: { 'no-console': 'off' } },
);
