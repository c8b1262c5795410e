import { count, element, time } from './format.js';

const SVG = 'http://www.w3.org/2000/svg';
const MASK = '***';
const LABELS = { SENDING: 'Sending', QUEUED: 'Queued', PENDING: 'Pending', UNKNOWN: 'Unknown', DELIVERED: 'Delivered',
  FAILED: 'Failed', OPTED_OUT: 'Opted out' };

const list = document.getElementById('message-list');
const empty = document.getElementById('empty');
const more = document.getElementById('more');

let rows = new Map();

/**
 * Shows the messages with the given ids, in that order, and no other; they are the newest of a total.
 */
export function showMessages(shown, changed, total) {
  const first = rows.size === 0;
  for (const message of changed) {
    const row = rows.get(message.id);
    if (row) {
      fill(row, message);
    } else {
      rows.set(message.id, create(message, !first));
    }
  }
  const kept = new Map(shown.map((id) => [id, rows.get(id)]));
  rows.forEach((row, id) => kept.has(id) || row.remove());
  rows = kept;
  [...rows.values()].forEach((row, index) => {
    if (list.children[index] !== row) {
      list.insertBefore(row, list.children[index] ?? null);
    }
  });
  empty.hidden = rows.size > 0;
  more.hidden = rows.size >= total;
  more.textContent = `The newest ${count(rows.size)} of ${count(total)}`;
}

function create(message, fresh) {
  const row = element('li', fresh ? 'fresh' : '');
  fill(row, message);
  return row;
}

function fill(row, message) {
  row.dataset.id = message.id;
  row.replaceChildren(state(message), when(message), words(message));
}

function state({ state: name }) {
  const badge = element('span', 'state');
  badge.dataset.state = name;
  const icon = document.createElementNS(SVG, 'svg');
  icon.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', `#icon-${name}`);
  icon.append(use);
  badge.append(icon, element('span', '', LABELS[name] ?? name));
  return badge;
}

function when({ createdAt }) {
  const made = element('time', '', time(createdAt));
  made.dateTime = createdAt;
  return made;
}

function words({ to, body, campaign, detail }) {
  const made = element('div', 'words');
  made.append(recipient(to), element('span', 'body', body));
  const about = [campaign, detail].filter(Boolean).join(' · ');
  if (about) {
    made.append(element('p', 'about', about));
  }
  return made;
}

function recipient(to) {
  const digits = to.startsWith(MASK) ? to.slice(MASK.length) : to;
  const made = element('span', 'to');
  const dots = element('span', '', digits ? '•••\u2009' : '•••');
  dots.setAttribute('aria-hidden', 'true');
  made.append(dots, element('span', 'hidden-text', 'To a number ending in '), digits);
  return made;
}
