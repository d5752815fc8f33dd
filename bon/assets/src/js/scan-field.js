// `<input data-scan-field>`: a scan anywhere on the page is what stands in the field, and is sent.
import { listen } from './scanner.js'

const field = document.querySelector('[data-scan-field]')

if (field)
  listen((code) => {
    field.value = code
    field.form.requestSubmit()
  })
