import '@fontsource-variable/inter/wght.css'
import './app.css'
import { mount } from 'svelte'
import App from './App.svelte'
import { startEngine } from './engine/engine'
import { watchUpdates } from './update'

const target = document.getElementById('app')
if (!target) throw new Error('index.html has no element with the id "app"')

// What turns towards the customer has no engine behind it: there is nothing to get into.
if (location.pathname === '/register/display') {
  const { default: CustomerDisplay } = await import('./display/CustomerDisplay.svelte')
  mount(CustomerDisplay, { target })
} else {
  const engine = startEngine()
  mount(App, { target, props: { engine, updates: watchUpdates(engine) } })
}
