// Runs before the page's own scripts, and puts a listener before those of its worker: by
// it a test does inside the worker what the page would never do. Nothing of it is shipped.
(() => {
  const listener = () => {
    const real = { fetch, XMLHttpRequest, WebSocket, EventSource, importScripts };
    const refused = async (attempt) => {
      try {
        return (await attempt()) ?? "done";
      } catch {
        return "refused";
      }
    };
    const ended = (one) =>
      new Promise((done, fail) => Object.assign(one, { onerror: fail, onopen: done, onload: done }));
    const asked = (request, address) => {
      request.open("POST", address);
      request.send("x");
      return ended(request);
    };
    const trials = {
      network: async (host) => ({
        fetch: await refused(() => real.fetch(`https://${host}/fetch`)),
        request: await refused(() => asked(new real.XMLHttpRequest(), `https://${host}/request`)),
        socket: await refused(() => ended(new real.WebSocket(`wss://${host}/`))),
        events: await refused(() => ended(new real.EventSource(`https://${host}/`))),
        script: await refused(() => real.importScripts(`https://${host}/script`)),
      }),
      // The worker breaks off while it has nothing to do.
      throw: () => {
        setTimeout(() => {
          throw new Error("trial");
        });
      },
      // Python gets no more memory than it has.
      starve: () => {
        WebAssembly.Memory.prototype.grow = () => {
          throw new RangeError("trial");
        };
      },
      // It says nothing any more, from the moment when it takes a file in hand.
      hang: (name) => {
        const post = self.postMessage.bind(self);
        self.postMessage = (said, ...rest) => {
          post(said, ...rest);
          while (said.stage === "file" && said.name === name);
        };
      },
    };
    addEventListener("message", async (event) => {
      const { trial, given, port } = event.data ?? {};
      if (!trial) return;
      event.stopImmediatePropagation();
      port.postMessage(await trials[trial](given));
    });
  };
  const workers = [];
  const addressOf = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    const script = /javascript/.test(blob.type);
    const before = script ? [`(${listener})();\n`] : [];
    return addressOf(new Blob([...before, blob], { type: blob.type }));
  };
  window.Worker = class extends Worker {
    constructor(...given) {
      super(...given);
      workers.push(this);
    }
  };
  // What the page does after a long time, it does when `lapse` says that it is over.
  const [timeout, clear] = [window.setTimeout, window.clearTimeout];
  const later = new Map();
  window.setTimeout = (does, time, ...given) => {
    const number = timeout(does, time, ...given);
    later.set(number, { does, time });
    return number;
  };
  window.clearTimeout = (number) => {
    later.delete(number);
    clear(number);
  };
  window.lapse = (wanted) => {
    const due = [...later].filter(([, { time }]) => time === wanted);
    for (const [number, { does }] of due) {
      window.clearTimeout(number);
      does();
    }
    return due.length;
  };
  window.violations = [];
  addEventListener("securitypolicyviolation", (event) =>
    window.violations.push(`${event.effectiveDirective} ${event.blockedURI}`),
  );
  // Returns what a trial inside the newest worker answers.
  window.trial = (trial, given) =>
    new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = (event) => done(event.data);
      workers.at(-1).postMessage({ trial, given, port: port2 }, [port2]);
    });
})();
