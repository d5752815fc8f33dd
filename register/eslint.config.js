import js from '@eslint/js'
import prettier from 'eslint-config-prettier'
import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import ts from 'typescript-eslint'
import svelteConfig from './svelte.config.js'

export default ts.config(
  { ignores: ['dist/', 'node_modules/', 'src/engine/shapes/'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  prettier,
  ...svelte.configs.prettier,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.worker } },
    rules: {
      // TypeScript knows every name already, also those of Svelte's runes.
      'no-undef': 'off',
      'max-lines': ['error', 400],
      'max-lines-per-function': ['error', 50],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig },
    },
    rules: {
      // The Content-Security-Policy refuses style attributes; `style:` directives go through CSSOM.
      'svelte/no-inline-styles': ['error', { allowTransitions: false }],
    },
  },
  {
    // A story is one function; its length is its scenes.
    files: ['**/*.test.ts'],
    rules: { 'max-lines-per-function': 'off' },
  },
)
