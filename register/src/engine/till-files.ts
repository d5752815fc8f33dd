/**
 * The rules as text, taken from `till/` by the build. Tests, examples and the shapes are left
 * out: the interpreter never sees them.
 */
const FOUND = import.meta.glob<string>(
  [
    '../../../till/**/*.py',
    '!../../../till/shapes/**',
    '!../../../till/**/tests/**',
    '!../../../till/**/test_*.py',
    '!../../../till/**/conftest.py',
  ],
  { query: '?raw', import: 'default', eager: true },
)

const ROOT = '../../../till/'
const STUBS = 'micropython/'

/** Path in the interpreter's file system → source. The stubs stand where Python looks first. */
export const TILL_FILES: Record<string, string> = Object.fromEntries(
  Object.entries(FOUND).map(([path, source]) => {
    const inside = path.slice(ROOT.length)
    return [inside.startsWith(STUBS) ? inside.slice(STUBS.length) : `till/${inside}`, source]
  }),
)
