/* Comforts only: every page works without this file. It holds no words; those stand in the page. */
"use strict";
(() => {
  const root = document;
  const all = (selector, within = root) => within.querySelectorAll(selector);
  const show = (node, shown) => node && (node.hidden = !shown);

  /* Errors first: the summary takes the focus after a load or a swap. */
  const focusErrors = () => {
    const summary = root.querySelector("[data-error-summary]");
    if (summary && !summary.dataset.seen) {
      summary.dataset.seen = "1";
      summary.focus();
    }
  };

  /* Character counters count what the server counts: characters, a line end as one. */
  const count = (box) => {
    const line = root.getElementById(`${box.id}_count`);
    if (!line) return;
    const used = [...box.value.replace(/\r\n?/g, "\n")].length;
    const over = used > Number(box.dataset.count);
    line.querySelector("[data-used]").textContent = used.toLocaleString("ja");
    show(line.querySelector("[data-now]"), used > 0);
    show(line.querySelector("[data-over]"), over);
    line.classList.toggle("is-over", over);
  };

  /* Autosave: one second after the last key, and never more than two after the first unsaved one. */
  const savers = [];
  const saver = (form) => {
    const line = root.querySelector(`[data-saved-for="${form.id}"]`) || form.querySelector("[data-saved-for]");
    let timer, dirtySince = 0, busy = false;
    const say = (ok) => {
      if (!line) return;
      const now = new Date();
      line.querySelector("[data-hours]").textContent = now.getHours();
      line.querySelector("[data-minutes]").textContent = String(now.getMinutes()).padStart(2, "0");
      show(line.querySelector("[data-saved]"), ok);
      show(line.querySelector("[data-unsaved]"), !ok);
    };
    const body = () => {
      const fields = new URLSearchParams();
      for (const [name, value] of new FormData(form)) if (typeof value === "string") fields.append(name, value);
      return fields;
    };
    const save = async (leaving) => {
      clearTimeout(timer);
      if (!dirtySince || form.dataset.sent || (busy && !leaving)) return;
      const since = dirtySince;
      dirtySince = 0;
      busy = true;
      let ok = false;
      try {
        const answer = await fetch(form.dataset.autosave, {
          method: "POST", body: body(), keepalive: leaving === true, redirect: "manual",
          headers: { "X-Autosave": "1", "HX-Request": "true" },
        });
        ok = answer.ok && !answer.headers.get("HX-Redirect");
        if (ok) used();
      } catch { /* no network: said below, tried again with the next key */ }
      busy = false;
      say(ok);
      if (!ok) dirtySince ||= since;
      else if (dirtySince) plan();
    };
    const plan = () => {
      clearTimeout(timer);
      timer = setTimeout(save, Math.max(0, Math.min(1000, dirtySince + 1900 - Date.now())));
    };
    const changed = () => {
      dirtySince ||= Date.now();
      plan();
    };
    form.addEventListener("input", changed);
    form.addEventListener("change", changed);
    savers.push(() => save(true));
  };
  const leave = () => savers.forEach((save) => save());
  addEventListener("pagehide", leave);
  root.addEventListener("visibilitychange", () => root.hidden && leave());

  /* Idle end: a warning in time. Other windows of the same person count as use. */
  const idle = root.getElementById("idle");
  const KEY = "house-used";
  let end = 0;
  const used = () => {
    end = Date.now() + idleSeconds * 1000;
    try { localStorage.setItem(KEY, String(Date.now())); } catch { /* storage may be off */ }
    if (idle && idle.open) idle.close();
  };
  const idleSeconds = Number(root.body.dataset.idleSeconds || 0);
  const watchIdle = () => {
    used();
    addEventListener("storage", (event) => {
      if (event.key === KEY && event.newValue) {
        end = Number(event.newValue) + idleSeconds * 1000;
        if (idle.open && !idle.dataset.ended) idle.close();
      }
    });
    setInterval(() => {
      const left = (end - Date.now()) / 1000;
      if (left > Number(root.body.dataset.idleWarn)) return;
      const ended = left <= 0;
      idle.dataset.ended = ended ? "1" : "";
      show(idle.querySelector("[data-idle-warning]"), !ended);
      show(idle.querySelector("[data-idle-ended]"), ended);
      idle.querySelector("[data-minutes-left]").textContent = Math.max(1, Math.ceil(left / 60));
      if (!idle.open && !(ended && idle.dataset.read)) idle.showModal();
      if (ended) idle.dataset.read = "1";
    }, 5000);
    idle.querySelector("form").addEventListener("submit", async (event) => {
      event.preventDefault();
      const form = event.target;
      try {
        const answer = await fetch(form.action, { method: "POST", body: new FormData(form), redirect: "manual" });
        if (answer.ok) return used();
      } catch { /* the plain form below asks the server itself */ }
      form.submit();
    });
    idle.querySelector("[data-close]").addEventListener("click", () => idle.close());
  };

  /* A second press of a button sends nothing twice. */
  root.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post" || form.hasAttribute("data-again")) return;
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "1";
    if (event.submitter) event.submitter.setAttribute("aria-disabled", "true");
    setTimeout(() => free(form), 15000);
  });
  const free = (form) => {
    delete form.dataset.sent;
    for (const button of all("[aria-disabled]", form)) button.removeAttribute("aria-disabled");
  };
  addEventListener("pageshow", (event) => event.persisted && all("form[data-sent]").forEach(free));

  /* The way back from a posting leads to the results it was chosen from. */
  const back = root.querySelector("a[data-back]");
  if (back && root.referrer.startsWith(`${back.href}?`)) back.href = root.referrer;

  /* htmx: no polling in a hidden window, a visible note when the network fails. */
  const note = root.getElementById("net-note");
  root.addEventListener("htmx:beforeRequest", (event) => {
    if (root.hidden && !event.detail.requestConfig.triggeringEvent) event.preventDefault();
  });
  for (const name of ["htmx:sendError", "htmx:timeout"]) root.addEventListener(name, () => show(note, true));
  /* A search that is refused goes on to the page that says why, and when to try again. */
  root.addEventListener("htmx:responseError", (event) => {
    if (event.detail.elt.matches("form[method=get]")) location.assign(event.detail.pathInfo.finalRequestPath);
    else show(note, true);
  });
  root.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful) {
      show(note, false);
      if (idleSeconds && event.detail.requestConfig.triggeringEvent) used();
    }
    if (event.detail.elt.matches("form")) free(event.detail.elt);
  });
  /* An address that stands there already is no step on the way back. */
  root.addEventListener("htmx:beforeHistoryUpdate", ({ detail: { history } }) => {
    if (history.path === location.pathname + location.search) history.type = "replace";
  });
  /* The button of a panel closes it, and leads to what it shows. */
  root.addEventListener("htmx:afterSwap", ({ detail: { requestConfig } }) => {
    const button = requestConfig?.triggeringEvent?.submitter;
    if (!button?.dataset.leadsTo) return;
    button.closest("details").open = false;
    root.getElementById(button.dataset.leadsTo).focus({ preventScroll: true });
  });
  /* Parts that come and go: those that stay are left as they are, since an answer may be older than the last tick in them. */
  root.addEventListener("htmx:oobBeforeSwap", ({ detail }) => {
    const { target, fragment } = detail;
    if (!target.hasAttribute("data-parts")) return;
    detail.shouldSwap = false;
    const parts = [...fragment.children], ids = parts.map((part) => part.id);
    for (const part of [...target.children]) if (!ids.includes(part.id)) part.remove();
    parts.forEach((part, place) => {
      const next = target.children[place];
      if (next?.id !== part.id) target.insertBefore(part, next || null);
    });
  });
  const prepare = () => {
    for (const node of all("[data-count]:not([data-ready]), form[data-autosave]:not([data-ready])")) {
      node.dataset.ready = "1";
      if (node.dataset.autosave) saver(node);
      else {
        count(node);
        node.addEventListener("input", () => count(node));
      }
    }
    focusErrors();
  };
  root.addEventListener("htmx:load", prepare);
  prepare();
  if (idle && idleSeconds) watchIdle();
})();
