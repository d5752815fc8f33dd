// What every page does in the browser. Pages work without it; lists and figures then stand still.
import './js/keys.js'
import './js/sheets.js'
import './js/toasts.js'
import './js/countdown.js'
import './js/files.js'
import './js/copy.js'
import './js/print.js'
import './js/submits.js'
