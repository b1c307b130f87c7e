// The WebSocket: identifies, answers heartbeats, and comes back after a cut, resuming where it was.

const LONGEST_PAUSE = 8000;

export class Gateway {
  /**
   * @param token whose session it is
   * @param hear called with the type and data of every event
   * @param tell called with 'connecting', 'ready' or 'away'
   */
  constructor(token, hear, tell) {
    this.token = token;
    this.hear = hear;
    this.tell = tell;
    this.session = null;
    this.sequence = 0;
    this.failures = 0;
    this.ended = false;
    this.open();
  }

  open() {
    this.tell(this.failures === 0 ? 'connecting' : 'away');
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    const socket = new WebSocket(`${scheme}://${location.host}/gateway?v=10&encoding=json`);
    this.socket = socket;
    socket.addEventListener('message', (event) => this.receive(socket, JSON.parse(event.data)));
    socket.addEventListener('close', () => this.lost(socket));
  }

  receive(socket, frame) {
    if (socket !== this.socket) {
      return;
    }
    switch (frame.op) {
      case 10:
        this.beat(socket, frame.d.heartbeat_interval);
        this.greet(socket);
        break;
      case 0:
        this.sequence = frame.s;
        if (frame.t === 'READY') {
          this.session = frame.d.session_id;
        }
        if (frame.t === 'READY' || frame.t === 'RESUMED') {
          this.failures = 0;
          this.tell('ready');
        }
        this.hear(frame.t, frame.d);
        break;
      case 1:
        this.send(socket, 1, this.sequence);
        break;
      case 7:
        socket.close(4000, 'asked to reconnect');
        break;
      case 9:
        this.session = null;
        this.greet(socket);
        break;
      case 11:
        this.answered = true;
        break;
      default:
    }
  }

  greet(socket) {
    if (this.session) {
      this.send(socket, 6, { token: this.token, session_id: this.session, seq: this.sequence });
    } else {
      this.sequence = 0;
      this.send(socket, 2, { token: this.token, properties: { os: 'browser', browser: 'local-discord', device: '' } });
    }
  }

  beat(socket, interval) {
    clearInterval(this.heart);
    this.answered = true;
    this.heart = setInterval(() => {
      if (!this.answered) {
        socket.close(4000, 'no heartbeat was answered');
        return;
      }
      this.answered = false;
      this.send(socket, 1, this.sequence);
    }, interval);
  }

  send(socket, op, d) {
    if (socket.readyState === WebSocket.OPEN) {
      socket.send(JSON.stringify({ op, d }));
    }
  }

  lost(socket) {
    if (socket !== this.socket || this.ended) {
      return;
    }
    clearInterval(this.heart);
    this.tell('away');
    const pause = Math.min(LONGEST_PAUSE, 250 * 2 ** this.failures);
    this.failures += 1;
    this.again = setTimeout(() => this.open(), pause);
  }

  /** Leaves for good. */
  close() {
    this.ended = true;
    clearInterval(this.heart);
    clearTimeout(this.again);
    this.socket.close(1000, 'bye');
  }
}
