/** Takes the store's time out of a measurement: what was answered once is answered again from memory. */

/** Stands in for `fetch` until {@link Recorder.stop}. */
export class Recorder {
  /** When the last body was handed over, as `performance.now()` tells it; 0 while none was. */
  arrived = 0;
  /** The last body. */
  text = '';
  #fetch = globalThis.fetch;
  /** @type {Map<string, { status: number, headers: Headers, text: string }>} */
  #answers = new Map();

  constructor() {
    globalThis.fetch = async (input, init) => {
      const request = new Request(input, init);
      const { status, headers, text } = await this.#answer(request);
      const body = async () => {
        this.text = text;
        this.arrived = performance.now();
        return text;
      };
      return Object.assign(new Response(null, { status, headers }), { text: body });
    };
  }

  /** @param {Request} request */
  async #answer(request) {
    const asked = `${request.method} ${request.url} ${await request.clone().text()}`;
    const known = this.#answers.get(asked);
    if (known) return known;
    const response = await this.#fetch.call(globalThis, request);
    const answer = { status: response.status, headers: response.headers, text: await response.text() };
    this.#answers.set(asked, answer);
    return answer;
  }

  stop() {
    globalThis.fetch = this.#fetch;
  }
}
