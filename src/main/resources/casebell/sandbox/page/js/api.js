// REST version 10 of the local Discord, as the acting person.

const BASE = '/api/v10/';
let token = '';

/** From now on every call is this person's. */
export function actWith(other) {
  token = other;
}

/** A call that was refused, in words for people. */
export class Refused extends Error {
  constructor(status, body) {
    super(words(status, body));
    this.status = status;
    this.code = body.code;
  }
}

function words(status, body) {
  const details = [];
  const collect = (node) => {
    for (const [key, value] of Object.entries(node ?? {})) {
      if (key === '_errors') {
        value.forEach((e) => details.push(e.message));
      } else if (typeof value === 'object') {
        collect(value);
      }
    }
  };
  collect(body.errors);
  return details.length > 0 ? details.join(' ') : body.message || `The call was refused (${status}).`;
}

/** Calls, and returns the answer's JSON; null when there is none. */
export async function call(method, path, body, files = []) {
  const headers = { Authorization: token };
  const request = { method, headers };
  if (files.length > 0) {
    const form = new FormData();
    form.append('payload_json', JSON.stringify(body));
    files.forEach((file, i) => form.append(`files[${i}]`, file, file.name));
    request.body = form;
  } else if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
    request.body = JSON.stringify(body);
  }
  const response = await fetch(BASE + path, request);
  const text = await response.text();
  const read = text === '' ? null : JSON.parse(text);
  if (!response.ok) {
    throw new Refused(response.status, read ?? {});
  }
  return read;
}

/** Who and what there is: people with their tokens, roles, channels, bots, hints. */
export async function world() {
  const response = await fetch('/sandbox/world');
  if (!response.ok) {
    throw new Refused(response.status, {});
  }
  return response.json();
}

/** Lets something happen that the page offers; whether it had not happened before. */
export async function letHappen(id) {
  const answer = await fetch(`/sandbox/happenings/${id}`, { method: 'POST' });
  return answer.ok;
}
