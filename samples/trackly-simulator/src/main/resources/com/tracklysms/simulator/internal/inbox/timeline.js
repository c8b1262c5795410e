// One conversation, of which only the part in sight is in the document.

import { oneAtATime, read } from './client.js';
import { plural } from './elements.js';
import { createEntry } from './bubbles.js';

const WINDOW = 40;
const STEP = 20;
const NEAR = 300;

const scroller = document.getElementById('timeline-scroller');
const list = document.getElementById('timeline');
const title = document.getElementById('conversation-title');
const about = document.getElementById('conversation-about');
const badge = document.getElementById('opted-out');
const latest = document.getElementById('latest');
const form = document.getElementById('answer-form');

// `from` is undefined as long as the newest entries are shown, and what comes follows
let shown = { number: undefined, from: undefined, found: undefined };
let part = { from: 0, total: 0, entries: [] };
let items = new Map();

export const refreshTimeline = oneAtATime(load);

export function connectTimeline() {
  scroller.addEventListener('scroll', onScroll);
  latest.addEventListener('click', () => {
    shown.from = undefined;
    scroller.focus();
    refreshTimeline();
  });
}

export function currentNumber() {
  return shown.number;
}

export async function showConversation(number, position) {
  const found = position ?? undefined;
  shown = { number, found, from: found === undefined ? undefined : Math.max(0, found - STEP) };
  items.forEach((item) => item.remove());
  items = new Map();
  title.textContent = number || 'No recipient';
  form.hidden = !/^\+\d+$/.test(number);
  await refreshTimeline();
  title.focus({ preventScroll: true });
}

async function load() {
  if (shown.number === undefined) {
    return;
  }
  const asked = { ...shown };
  const parameters = { number: asked.number, limit: WINDOW };
  if (asked.from !== undefined) {
    parameters.from = asked.from;
  }
  const answered = await read('conversation', parameters);
  if (asked.number === shown.number && asked.from === shown.from) {
    part = answered;
    render();
  }
}

function render() {
  const anchor = firstInSight();
  const top = anchor?.getBoundingClientRect().top;
  const kept = new Map();
  part.entries.forEach((entry) => {
    const item = place(entry);
    kept.set(item.dataset.key, item);
  });
  items.forEach((item, key) => kept.has(key) || item.remove());
  const first = items.size === 0;
  items = kept;
  [...items.values()].forEach((item, index) => {
    if (list.children[index] !== item) {
      list.insertBefore(item, list.children[index] ?? null);
    }
  });
  scrollTo(first, anchor, top);
  // What was there before, or is scrolled to, is not news
  scroller.setAttribute('aria-live', !first && shown.from === undefined ? 'polite' : 'off');
  about.textContent = plural(part.total, 'entry', 'entries');
  badge.hidden = part.opted_out.length === 0;
  badge.textContent = `Opted out of ${part.opted_out.join(', ')}`;
  showLatest();
}

function place(entry) {
  const key = entry.message?.id ?? `${entry.at} ${entry.position}`;
  const content = JSON.stringify({ ...entry, position: 0 });
  let item = items.get(key);
  if (item?.dataset.content !== content) {
    const fresh = createEntry(entry);
    fresh.dataset.key = key;
    fresh.dataset.content = content;
    keepOpen(item, fresh);
    item?.replaceWith(fresh);
    item = fresh;
  }
  item.classList.toggle('found', entry.position === shown.found);
  return item;
}

/**
 * What a person has opened stays open when the state of its message changes.
 */
function keepOpen(old, fresh) {
  const details = fresh.querySelector('details');
  if (old?.querySelector('details')?.open && details) {
    details.open = true;
  }
  if (old?.contains(document.activeElement) && details) {
    queueMicrotask(() => details.querySelector('summary').focus({ preventScroll: true }));
  }
}

function scrollTo(first, anchor, top) {
  const found = first && list.querySelector('.found');
  if (found) {
    found.scrollIntoView({ block: 'center' });
  } else if (shown.from === undefined) {
    scroller.scrollTop = scroller.scrollHeight;
  } else if (anchor?.isConnected) {
    scroller.scrollTop += anchor.getBoundingClientRect().top - top;
  }
}

function firstInSight() {
  const edge = scroller.getBoundingClientRect().top;
  return [...items.values()].find((item) => item.getBoundingClientRect().bottom > edge);
}

function onScroll() {
  if (items.size === 0) {
    // The last conversation is gone, the next one not there yet
    return;
  }
  const below = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
  const end = part.from + part.entries.length;
  if (scroller.scrollTop < NEAR && part.from > 0) {
    go(Math.max(0, part.from - STEP));
  } else if (below < NEAR && end < part.total) {
    go(Math.min(part.from + STEP, part.total - WINDOW));
  } else if (shown.from === undefined && below > NEAR) {
    shown.from = part.from;
  } else if (end >= part.total && below < 4) {
    shown.from = undefined;
  }
  showLatest();
}

function go(from) {
  if (shown.from !== from) {
    shown.from = from;
    refreshTimeline();
  }
}

function showLatest() {
  latest.hidden = shown.number === undefined || shown.from === undefined;
}
