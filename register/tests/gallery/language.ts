import { language } from '../../src/i18n/language.svelte'

Object.assign(globalThis, { bonLanguage: language })
