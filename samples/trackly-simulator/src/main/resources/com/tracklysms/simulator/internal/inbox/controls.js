// The panel with which a person lets the simulator behave otherwise.

import { act, describe, oneAtATime, perform, read } from './client.js';
import { count, element, plural, timeElement } from './elements.js';

const MOST_CALLBACKS = 10;

const get = (id) => document.getElementById(id);

export const refreshControls = oneAtATime(async () => show(await read('state')));

export function connectControls() {
  connect('fault-form', async (form) => {
    await act('faults', { fault: form.fault.value, count: Number(form.count.value) });
  });
  get('clear-faults').addEventListener('click', () => perform(get('fault-form'), () => act('faults/clear', {})));
  connect('limit-form', async (form) => {
    await act('limits', { sends_per_second: Number(form.sends.value), bulks_per_second: Number(form.bulks.value) });
  });
  connect('event-form', async (form) => describe((await act('events', { json: form.json.value })).result));
  const toggle = get('toggle-controls');
  toggle.addEventListener('click', () => {
    const open = document.body.classList.toggle('controls-open');
    toggle.setAttribute('aria-expanded', String(open));
    toggle.textContent = open ? 'Close' : 'Simulate';
  });
}

function connect(id, action) {
  get(id).addEventListener('submit', (event) => {
    event.preventDefault();
    perform(event.target, () => action(event.target.elements));
  });
}

function show(state) {
  showFaults(state);
  const { sends_per_second: sends, bulks_per_second: bulks } = state.limits;
  change(get('limits'), sends + bulks > 0 ? `Now: ${limit(sends, 'send')}, ${limit(bulks, 'bulk')}` : 'Now: no limit');
  change(get('application'), state.application ? `What happens is reported to ${state.application}`
    : 'None to report to. Start the simulator with --callback-url=URL.');
  get('callbacks').replaceChildren(...state.callbacks.slice(0, MOST_CALLBACKS).map(callback));
  change(get('counts'), [plural(state.messages, 'message'), plural(state.requests, 'request'),
    `${count(state.rate_limited)} over the limit`].join(' · '));
}

function showFaults({ fault_choices: choices, pending_faults: pending, next_faults: next }) {
  const select = get('fault');
  if (select.options.length === 0) {
    select.append(...choices.map(({ name, description }) => new Option(description, name)));
  }
  change(get('pending'), pending > 0 ? `${plural(pending, 'request')} to fail. Next: ${next[0]}` : 'No request is to fail.');
  get('clear-faults').hidden = pending === 0;
}

function limit(value, what) {
  return value > 0 ? `${plural(value, what)} a second` : `no limit on ${what}s`;
}

function callback({ at, event, number, status, attempt, result, successful }) {
  const item = element('li', successful ? '' : 'bad');
  const what = [event ?? 'own event', status, number].filter(Boolean).join(' ');
  item.append(timeElement(at), ` ${what}: ${result}${attempt > 1 ? `, attempt ${attempt}` : ''}`);
  return item;
}

function change(target, text) {
  if (target.textContent !== text) {
    target.textContent = text;
  }
}
