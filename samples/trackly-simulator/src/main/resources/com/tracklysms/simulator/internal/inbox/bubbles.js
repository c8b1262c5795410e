// What the entries of a conversation look like.

import { act, describe, perform, resultText } from './client.js';
import { count, element, plural, timeElement } from './elements.js';

const STATUSES = { delivered: 'Delivered', undeliverable: 'Undeliverable', rejected: 'Rejected', expired: 'Expired' };
const LABELS = { queued: 'Queued', pending: 'Pending', ...STATUSES };

export function createEntry(entry) {
  if (entry.message) {
    return message(entry);
  }
  return entry.refusal ? refusal(entry) : answer(entry);
}

function message({ at, text, message: { id, from, segments, encoding, state, report } }) {
  const item = element('li', 'entry message');
  const state_ = element('span', 'state', LABELS[state] ?? state);
  state_.dataset.state = state;
  item.append(bubble(text), meta(state_, timeElement(at), `${plural(segments, 'segment')}, ${encoding}`, `from ${from}`));
  if (report) {
    item.append(outcome(reported(report), report.successful));
  }
  item.append(reports(id, item));
  return item;
}

function reported({ result, attempt, again_in_minutes: again }) {
  const which = attempt > 1 ? ` at attempt ${attempt}` : '';
  return `${resultText(result)}${which}${again ? `, again in ${again} min` : ''}`;
}

function reports(id, item) {
  const details = element('details', 'reports');
  const buttons = element('div', 'report-buttons');
  for (const [status, label] of Object.entries(STATUSES)) {
    const button = element('button', 'quiet', label);
    button.type = 'button';
    button.dataset.status = status;
    button.addEventListener('click', () => perform(details, async () => {
      const { result } = await act('reports', { id, status });
      return describe(result);
    }));
    buttons.append(button);
  }
  const told = element('p', 'outcome');
  told.setAttribute('role', 'status');
  const summary = element('summary', '', 'Report as');
  summary.append(element('span', 'hidden-text', ` … the message ${id}`));
  details.append(summary, buttons, told);
  return details;
}

function refusal({ at, text, refusal: { method, path, size, index, status, code, error, fault } }) {
  const item = element('li', 'entry refusal');
  const box = element('div', 'bubble');
  if (text) {
    box.append(element('p', '', text));
  }
  const told = element('p', 'error');
  if (fault) {
    told.append(element('strong', '', 'Fault'), ` ${fault}`);
  } else {
    told.append(element('strong', '', [status || '', code ?? ''].join(' ').trim() || 'Refused'), ` ${error ?? ''}`);
  }
  box.append(told);
  const about = [`${method} ${path}`];
  if (index !== undefined) {
    about.push(`message ${count(index)} of a bulk, from 0`);
  } else if (!text) {
    about.push(`${count(size)} bytes`);
  }
  item.append(box, meta(timeElement(at), ...about));
  return item;
}

function answer({ at, text, answer: { keyword, result } }) {
  const item = element('li', 'entry answer');
  item.append(bubble(text), meta(timeElement(at), keyword ? `opt-out ${keyword}` : 'answer'));
  if (result) {
    item.append(outcome(resultText(result.text), result.successful));
  } else {
    item.append(outcome(keyword ? 'Not reported: there is no application to report to'
      : 'Not reported: Trackly does not document the fields of a reply event', true));
  }
  return item;
}

function bubble(text) {
  return element('p', 'bubble', text);
}

function meta(...parts) {
  const line = element('p', 'meta');
  parts.forEach((part, index) => line.append(...(index > 0 ? [' · ', part] : [part])));
  return line;
}

function outcome(text, good) {
  return element('p', good ? 'told' : 'told bad', text);
}
