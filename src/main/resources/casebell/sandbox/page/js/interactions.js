// Presses, commands, completions and forms: sent to the bot, and what comes back told to whoever began them.

import { call } from './api.js';
import { emit, on, state } from './state.js';

const LONGEST = 20_000;
const begun = new Map();
const busy = new Set();
const failed = new Map();
let count = 0;

/** Begins one. `end` is called with 'done', 'failed' or 'form', and what came with it. */
export function begin(type, channelId, data, { messageId, end }) {
  count += 1;
  const nonce = `page-${Date.now().toString(36)}-${count}`;
  const finish = (how, what) => {
    const one = begun.get(nonce);
    if (one) {
      begun.delete(nonce);
      clearTimeout(one.timer);
      end(how, what);
    }
  };
  const timer = setTimeout(() => finish('failed', 'No answer came.'), LONGEST);
  begun.set(nonce, { finish, timer });
  const body = { type, application_id: state.bots[0]?.application_id, guild_id: state.guild.id, channel_id: channelId, data, nonce };
  if (messageId) {
    body.message_id = messageId;
  }
  call('POST', 'interactions', body).catch((refused) => finish('failed', refused.message));
  return nonce;
}

on('interaction', ({ type, data }) => {
  const one = begun.get(data.nonce);
  switch (type) {
    case 'INTERACTION_SUCCESS':
      one?.finish('done');
      break;
    case 'INTERACTION_FAILURE':
      one?.finish('failed', '');
      break;
    case 'INTERACTION_MODAL_CREATE':
      one?.finish('form', data);
      break;
    case 'APPLICATION_COMMAND_AUTOCOMPLETE_RESPONSE':
      one?.finish('done', data.choices ?? []);
      break;
    default:
  }
});

/** Presses a button or chooses in a menu of a message. */
export function press(message, component, values) {
  const key = `${message.id} ${component.custom_id}`;
  if (busy.has(key)) {
    return;
  }
  busy.add(key);
  failed.delete(message.id);
  emit('message', message);
  const data = { custom_id: component.custom_id, component_type: component.type };
  if (values) {
    data.values = values;
  }
  begin(3, message.channel_id, data, {
    messageId: message.id,
    end(how, what) {
      busy.delete(key);
      if (how === 'failed') {
        failed.set(message.id, what || 'This interaction failed');
      } else if (how === 'form') {
        emit('form', what);
      }
      emit('message', message);
    },
  });
}

/** Whether a component waits for the bot. */
export function isBusy(message, component) {
  return busy.has(`${message.id} ${component.custom_id}`);
}

/** Whether any component of the message waits. */
export function isWaiting(message) {
  return [...busy].some((key) => key.startsWith(`${message.id} `));
}

/** What to say of the latest press on a message, when it failed. */
export function failureOf(message) {
  return failed.get(message.id) ?? '';
}

/** Runs a command, or uses one of a message's menu; a line stands in the log until the bot has answered. */
export function run(channelId, data, text) {
  const local = { key: `local-${count}-${Date.now()}`, channel_id: channelId, text, failure: '' };
  locals(channelId).push(local);
  emit('locals', channelId);
  begin(2, channelId, data, {
    end(how, what) {
      if (how === 'failed') {
        local.failure = what || 'The application did not respond';
      } else {
        dismissLocal(local);
      }
      if (how === 'form') {
        emit('form', what);
      }
      emit('locals', channelId);
    },
  });
}

function locals(channelId) {
  if (!state.locals.has(channelId)) {
    state.locals.set(channelId, []);
  }
  return state.locals.get(channelId);
}

/** Takes such a line away. */
export function dismissLocal(local) {
  state.locals.set(local.channel_id, locals(local.channel_id).filter((l) => l !== local));
  emit('locals', local.channel_id);
}

/** Asks the bot to complete a half-typed option. */
export function complete(channelId, data) {
  return new Promise((resolve) => {
    begin(4, channelId, data, { end: (how, what) => resolve(how === 'done' ? what : null) });
  });
}

/** Sends a form. */
export function submit(form, components) {
  return new Promise((resolve) => {
    begin(5, form.channel_id, { custom_id: form.custom_id, components }, {
      messageId: form.message?.id,
      end: (how, what) => resolve({ how, what }),
    });
  });
}

/** Nobody waits for anything any more: somebody else acts now. */
export function forgetAll() {
  begun.forEach((one) => clearTimeout(one.timer));
  begun.clear();
  busy.clear();
  failed.clear();
}
